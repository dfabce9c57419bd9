using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Configuration;

public sealed class StateFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_setting_comes_before_XDG_and_XDG_before_home()
    {
        var xdg = SomeHost.With(("XDG_STATE_HOME", "/xdg"));

        StateFolder.Find(DefaultSettings.Value with { State = "/set" }, xdg).Should().Be(new StateFolder(Path: "/set"));
        StateFolder.Find(DefaultSettings.Value, xdg).Should().Be(new StateFolder(Path: "/xdg/nightly-dispatch"));
        StateFolder.Find(DefaultSettings.Value, SomeHost.With())
            .Should().Be(new StateFolder(Path: "/home/somebody/.local/state/nightly-dispatch"));
    }

    [Fact]
    public void Without_a_home_it_must_be_named()
    {
        var folder = StateFolder.Find(DefaultSettings.Value, SomeHost.WithHome(null));

        folder.Path.Should().BeNull();
        folder.Problem().Should().Be("no state folder: no home folder is known; set $HOME, $XDG_STATE_HOME or the setting \"state\"");
    }

    [Fact]
    public void One_of_our_own_is_right_and_one_that_is_still_to_be_made()
    {
        new StateFolder(_folder.Path).Problem().Should().BeNull();
        new StateFolder(Path.Join(_folder.Path, "still/to/be/made")).Problem().Should().BeNull();
    }

    [Fact]
    public void A_file_is_refused()
    {
        var file = _folder.File("state");

        new StateFolder(file).Problem().Should().Be($"{file}: is a file, not a state folder");
    }

    [Fact]
    public void One_that_others_may_write_to_is_refused()
    {
        File.SetUnixFileMode(_folder.Path, StateFolder.Mode | UnixFileMode.GroupWrite);

        new StateFolder(_folder.Path).Problem().Should().Be($"{_folder.Path}: others may write to it; chmod 700 {_folder.Path}");
    }

    [Fact(Timeout = 30_000)]
    public async Task One_of_another_user_is_refused()
    {
        // Root can give a folder away; everybody else finds one of root's.
        var path = Environment.IsPrivilegedProcess ? _folder.Path : "/usr";
        if (Environment.IsPrivilegedProcess)
            await System.Diagnostics.Process.Start("chown", ["65534", path]).WaitForExitAsync();

        new StateFolder(path).Problem()
            .Should().Be($"{path}: belongs to another user; run as that user, or name another folder in \"state\"");
    }
}
