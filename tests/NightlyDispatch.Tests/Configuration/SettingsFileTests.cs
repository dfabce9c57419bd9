using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Configuration;

public sealed class SettingsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_option_comes_before_the_variable_and_the_variable_before_the_usual_places()
    {
        var byOption = _folder.File("option.json", """{ "state": "/by/option" }""");
        var byVariable = _folder.File("variable.json", """{ "state": "/by/variable" }""");
        var byXdg = _folder.File("xdg/nightly-dispatch/config.json", """{ "state": "/by/xdg" }""");
        var byHome = _folder.File("home/.config/nightly-dispatch/config.json", """{ "state": "/by/home" }""");
        var variable = ("NIGHTLY_DISPATCH_CONFIG", byVariable);
        var xdg = ("XDG_CONFIG_HOME", Path.Join(_folder.Path, "xdg"));
        var home = Path.Join(_folder.Path, "home");

        StateAndPath(byOption, SomeHost.WithHome(home, variable, xdg)).Should().Be(("/by/option", byOption));
        StateAndPath(null, SomeHost.WithHome(home, variable, xdg)).Should().Be(("/by/variable", byVariable));
        StateAndPath(null, SomeHost.WithHome(home, xdg)).Should().Be(("/by/xdg", byXdg));
        StateAndPath(null, SomeHost.WithHome(home, ("XDG_CONFIG_HOME", "xdg"))).Should().Be(("/by/home", byHome));
    }

    [Fact]
    public void No_file_is_needed() =>
        SettingsFile.Load(null, SomeHost.WithHome(_folder.Path)).Should().Be(new SettingsFile(null, DefaultSettings.Value));

    [Theory]
    [InlineData("--config")]
    [InlineData("$NIGHTLY_DISPATCH_CONFIG")]
    public void A_file_that_is_named_must_be_there(string namedBy)
    {
        var path = Path.Join(_folder.Path, "none.json");
        var load = () => namedBy == "--config"
            ? SettingsFile.Load(path, SomeHost.With())
            : SettingsFile.Load(null, SomeHost.With(("NIGHTLY_DISPATCH_CONFIG", path)));

        load.Should().Throw<SettingsException>().WithMessage($"{path}: does not exist, but is named by {namedBy}");
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        var path = _folder.Folder("home/.config/nightly-dispatch/config.json");

        ComplaintAbout(null, SomeHost.WithHome(Path.Join(_folder.Path, "home"))).Should().Be($"{path}: is a folder, not a settings file");
    }

    [Fact]
    public void A_link_to_nothing_does_not_pass_for_no_file()
    {
        var path = Path.Join(_folder.Folder("nightly-dispatch"), "config.json");
        File.CreateSymbolicLink(path, "/gone/config.json");

        ComplaintAbout(null, SomeHost.With(("XDG_CONFIG_HOME", _folder.Path)))
            .Should().Be($"{path}: is a link to /gone/config.json, which does not exist");
    }

    [Fact]
    public void A_file_below_a_file_is_not_there()
    {
        var file = _folder.File("file");

        ComplaintAbout(file + "/config.json", SomeHost.With()).Should().Be($"{file}/config.json: does not exist, but is named by --config");
    }

    [Fact]
    public void What_cannot_be_read_is_said()
    {
        // Root may read everything but the memory of a process from address 0.
        var path = Environment.IsPrivilegedProcess ? "/proc/self/mem" : _folder.File("secret.json");
        if (!Environment.IsPrivilegedProcess)
            File.SetUnixFileMode(path, UnixFileMode.None);

        ComplaintAbout(path, SomeHost.With()).Should().StartWith($"{path}: cannot be read: ");
    }

    [Fact]
    public void A_file_of_more_than_a_mebibyte_is_not_read()
    {
        var allowed = _folder.File("allowed.json", "{}" + new string(' ', (1024 * 1024) - 2));
        var larger = _folder.File("larger.json", "{}" + new string(' ', (1024 * 1024) - 1));

        SettingsFile.Load(allowed, SomeHost.With()).Settings.Should().BeEquivalentTo(DefaultSettings.Value);
        ComplaintAbout(larger, SomeHost.With()).Should().Be($"{larger}: is larger than 1 MiB, which no settings file is");
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over_and_takes_no_column()
    {
        var path = _folder.File("config.json", "\uFEFF{ \"state\": 1 }");

        ComplaintAbout(path, SomeHost.With()).Should().StartWith($"{path}:1:12: $.state: ");
    }

    private static (string? State, string? Path) StateAndPath(string? named, HostEnvironment environment) =>
        SettingsFile.Load(named, environment) is var file ? (file.Settings.State, file.Path) : default;

    private static string ComplaintAbout(string? named, HostEnvironment environment)
    {
        var load = () => SettingsFile.Load(named, environment);
        return load.Should().Throw<SettingsException>().Which.Message;
    }
}
