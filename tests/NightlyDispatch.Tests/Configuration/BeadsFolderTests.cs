using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Configuration;

public sealed class BeadsFolderTests : IDisposable
{
    private static readonly ToolSettings NothingSet = new(null, null, null);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_setting_comes_before_the_variable_and_the_variable_before_the_usual_place()
    {
        var set = _folder.Folder("set/.beads");
        var inherited = _folder.Folder("inherited/.beads");
        var usual = _folder.Folder(".beads-runtime/.beads");
        var environment = SomeHost.WithHome(_folder.Path, ("BEADS_DIR", inherited + "/"));

        BeadsFolder.Find(NothingSet with { BeadsDir = set }, environment)
            .Should().Be(new BeadsFolder(set, Path.Join(_folder.Path, "set"), null));
        BeadsFolder.Find(NothingSet, environment)
            .Should().Be(new BeadsFolder(inherited, Path.Join(_folder.Path, "inherited"), null));
        BeadsFolder.Find(NothingSet, SomeHost.WithHome(_folder.Path))
            .Should().Be(new BeadsFolder(usual, Path.Join(_folder.Path, ".beads-runtime"), null));
    }

    [Fact]
    public void Without_any_bd_looks_for_itself_from_home_or_the_root()
    {
        BeadsFolder.Find(NothingSet, SomeHost.WithHome(_folder.Path)).Should().Be(new BeadsFolder(null, _folder.Path, null));
        BeadsFolder.Find(NothingSet, SomeHost.WithHome("/gone/home")).Should().Be(new BeadsFolder(null, "/", null));
        BeadsFolder.Find(NothingSet, SomeHost.WithHome(null)).Should().Be(new BeadsFolder(null, "/", null));
    }

    [Fact]
    public void One_that_is_named_must_be_there()
    {
        var file = _folder.File("file");
        const string Gone = "/gone/.beads";

        BeadsFolder.Find(NothingSet with { BeadsDir = Gone }, SomeHost.WithHome(_folder.Path))
            .Should().Be(new BeadsFolder(Gone, _folder.Path, $"{Gone} (tools.beadsDir) is not a folder; correct tools.beadsDir"));
        BeadsFolder.Find(NothingSet, SomeHost.With(("BEADS_DIR", file)))
            .Should().Be(new BeadsFolder(file, _folder.Path, $"{file} ($BEADS_DIR) is not a folder; correct $BEADS_DIR"));
    }

    [Fact]
    public void A_relative_one_is_made_absolute() =>
        BeadsFolder.Find(NothingSet, SomeHost.With(("BEADS_DIR", "x/../.beads"))).Path
            .Should().Be(Path.Join(Environment.CurrentDirectory, ".beads"));

    [Fact]
    public void The_root_has_no_parent() =>
        BeadsFolder.Find(NothingSet with { BeadsDir = "/" }, SomeHost.WithHome(null)).Should().Be(new BeadsFolder("/", "/", null));
}
