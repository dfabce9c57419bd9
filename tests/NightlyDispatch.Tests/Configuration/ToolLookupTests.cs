using NightlyDispatch.Configuration;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Configuration;

public sealed class ToolLookupTests : IDisposable
{
    private static readonly ToolSettings NothingSet = new(null, null, null);

    private readonly TemporaryFolder _folder = new();

    private string Home => Path.Join(_folder.Path, "home");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_setting_comes_before_the_variable_and_the_variable_before_PATH()
    {
        var bySetting = _folder.Program("setting/bd");
        var byVariable = _folder.Program("variable/bd");
        var inPath = _folder.Program("path/bd");
        var path = ("PATH", Path.Join(_folder.Path, "path"));
        var withVariable = new ToolLookup(SomeHost.WithHome(Home, path, ("BD_PATH", byVariable)));
        var withPath = new ToolLookup(SomeHost.WithHome(Home, path, ("BD_PATH", "")));

        Found(withVariable.Bd(NothingSet with { Bd = [bySetting, "-x", ""] }), "tools.bd", bySetting, "-x", "");
        Found(withVariable.Bd(NothingSet), "$BD_PATH", byVariable);
        Found(withPath.Bd(NothingSet), "PATH", inPath);
    }

    [Fact]
    public void The_runner_and_git_are_found_in_the_same_way()
    {
        var runner = _folder.Program("path/dx-runner");
        var other = _folder.Program("other/dx-runner");
        var git = _folder.Program("path/git");
        var lookup = LookupIn("path");
        var withVariable = new ToolLookup(SomeHost.WithHome(Path.Join(_folder.Path, "other"), ("DX_RUNNER_PATH", "~/dx-runner")));

        Found(lookup.DxRunner(NothingSet), "PATH", runner);
        Found(lookup.DxRunner(NothingSet with { DxRunner = [other] }), "tools.dxRunner", other);
        Found(withVariable.DxRunner(NothingSet), "$DX_RUNNER_PATH", other);
        Found(lookup.Git(), "PATH", git);
    }

    [Fact]
    public void A_bare_name_is_looked_up_in_PATH()
    {
        var next = _folder.Program("path/bd-next");
        var make = _folder.Program("path/make-worktree");

        Found(LookupIn("path").Bd(NothingSet with { Bd = ["bd-next", "-x"] }), "tools.bd", next, "-x");
        Found(LookupIn("path").WorktreeCreate(["make-worktree", "{id}"]), "worktree.create", make, "{id}");
    }

    [Theory]
    [InlineData("bin")]
    [InlineData(".local/bin")]
    [InlineData(".local/share/mise/shims")]
    public void Where_cron_does_not_look_is_looked_after_PATH(string underHome)
    {
        var atHome = _folder.Program($"home/{underHome}/bd");
        Found(LookupIn("path").Bd(NothingSet), "PATH", atHome);

        var inPath = _folder.Program("path/bd");
        Found(LookupIn("path").Bd(NothingSet), "PATH", inPath);
    }

    [Fact]
    public void Children_get_the_PATH_in_which_the_tools_were_found()
    {
        const string Elsewhere = "/usr/local/bin:/opt/homebrew/bin:/home/linuxbrew/.linuxbrew/bin";

        new ToolLookup(SomeHost.WithHome("/h", ("PATH", "/usr/bin::.:rel:/bin:/usr/bin:/h/bin"))).SearchPath
            .Should().Be($"/usr/bin:/bin:/h/bin:/h/.local/bin:/h/.local/share/mise/shims:{Elsewhere}");
        new ToolLookup(SomeHost.WithHome(null)).SearchPath.Should().Be($"/usr/bin:/bin:{Elsewhere}");
    }

    [Fact]
    public void What_cannot_be_run_is_passed_over()
    {
        _folder.File("first/bd");
        _folder.Folder("second/bd");
        var found = _folder.Program("third/bd");

        Found(LookupIn("first", "second", "third").Bd(NothingSet), "PATH", found);
    }

    [Fact]
    public void What_is_nowhere_is_said_with_where_it_was_looked_for_and_what_to_do()
    {
        var lookup = LookupIn("path");

        NotFound(lookup.Bd(NothingSet with { Bd = ["bd-of-nobody"] }), "tools.bd").Should().Be(
            $"bd-of-nobody (tools.bd) was not found in PATH ({lookup.SearchPath}); " +
            "install it, or give its whole path in tools.bd");
        NotFound(lookup.DxRunner(NothingSet), "PATH").Should().Be(
            $"dx-runner was not found in PATH ({lookup.SearchPath}); " +
            "install it, or name it in tools.dxRunner or $DX_RUNNER_PATH");
    }

    [Fact]
    public void What_is_there_but_cannot_be_run_is_said_too()
    {
        var script = _folder.File("path/dx-runner");
        var lookup = LookupIn("path");

        NotFound(lookup.DxRunner(NothingSet), "PATH").Should().Be(
            $"dx-runner was not found in PATH ({lookup.SearchPath}); {script} is not executable for this user; " +
            "install it, or name it in tools.dxRunner or $DX_RUNNER_PATH");
    }

    [Fact]
    public void A_path_that_cannot_be_run_is_not_replaced_by_another()
    {
        _folder.Program("path/bd");
        var script = _folder.File("bd.sh");
        var lookup = LookupIn("path");

        NotFound(lookup.Bd(NothingSet with { Bd = [script] }), "tools.bd")
            .Should().Be($"{script} (tools.bd) is not executable for this user; correct tools.bd");
        NotFound(lookup.Bd(NothingSet with { Bd = [_folder.Path] }), "tools.bd")
            .Should().Be($"{_folder.Path} (tools.bd) is a folder; correct tools.bd");
        NotFound(lookup.Bd(NothingSet with { Bd = ["/gone/bd"] }), "tools.bd")
            .Should().Be("/gone/bd (tools.bd) does not exist; correct tools.bd");
    }

    [Fact]
    public void A_relative_path_is_refused() =>
        NotFound(new ToolLookup(SomeHost.With(("BD_PATH", "bin/bd"))).Bd(NothingSet), "$BD_PATH")
            .Should().Be("bin/bd ($BD_PATH) is a relative path; give the whole one");

    private ToolLookup LookupIn(params string[] folders) =>
        new(SomeHost.WithHome(Home, ("PATH", string.Join(':', folders.Select(folder => Path.Join(_folder.Path, folder))))));

    private static void Found(ToolSearch search, string origin, string path, params string[] firstArguments) =>
        search.Should().BeEquivalentTo(
            new ToolSearch(new Tool(path, firstArguments), origin, null),
            options => options.WithStrictOrdering());

    private static string? NotFound(ToolSearch search, string origin)
    {
        search.Should().Be(new ToolSearch(null, origin, search.Problem));
        return search.Problem;
    }
}
