using NightlyDispatch.Processes;
using NightlyDispatch.Worktrees;

namespace NightlyDispatch.Tests.Worktrees;

public sealed class WorktreeTests : IDisposable
{
    private readonly GitSandbox _sandbox = new();

    private string Path => _sandbox.At("agents/bd-1");

    private string Template => _sandbox.At("agents/{id}");

    public void Dispose() => _sandbox.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task Is_ready_with_the_commit_that_it_had()
    {
        var tree = await _sandbox.TreeAsync("agents/bd-1");
        var head = await _sandbox.GitAsync(tree, "rev-parse", "HEAD");

        var result = await PrepareAsync(_sandbox.Worktree(Template));

        result.Should().Be(WorktreeResult.Ready(Path, new WorktreeSnapshot(head, result.Before!.StatusHash)));
    }

    [Fact(Timeout = 30_000)]
    public async Task Is_ready_where_nothing_was_committed_yet()
    {
        await _sandbox.EmptyTreeAsync("agents/bd-1");

        var result = await PrepareAsync(_sandbox.Worktree(Template));

        result.Before!.Head.Should().Be("none");
    }

    [Fact(Timeout = 30_000)]
    public async Task Is_ready_as_a_linked_worktree_named_by_the_variable()
    {
        var main = await _sandbox.TreeAsync("main");
        await _sandbox.GitAsync(main, "worktree", "add", "--quiet", Path);

        var result = await PrepareAsync(_sandbox.Worktree(path: null, variable: Path));

        result.Path.Should().Be(Path);
    }

    [Fact(Timeout = 30_000)]
    public async Task Is_not_configured_without_setting_and_variable()
    {
        var result = await PrepareAsync(_sandbox.Worktree(path: null));

        result.Should().Be(WorktreeResult.NotConfigured);
    }

    [Fact(Timeout = 30_000)]
    public async Task Follows_links_in_the_part_of_the_path_that_is_the_operator_s()
    {
        await _sandbox.TreeAsync("real/bd-1");
        Directory.CreateSymbolicLink(_sandbox.At("agents"), _sandbox.At("real"));

        var result = await PrepareAsync(_sandbox.Worktree(Template));

        result.Path.Should().Be(Path);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("agents/{id}")]
    [InlineData("agents/{id}/app")]
    public async Task Refuses_a_link_below_it(string template)
    {
        await _sandbox.TreeAsync("canonical");
        await _sandbox.TreeAsync("canonical/app");
        Directory.CreateDirectory(_sandbox.At("agents"));
        Directory.CreateSymbolicLink(Path, _sandbox.At("canonical"));

        var result = await PrepareAsync(_sandbox.Worktree(_sandbox.At(template)));

        var path = _sandbox.At(template.Replace("{id}", "bd-1", StringComparison.Ordinal));
        var real = path.Replace("agents/bd-1", "canonical", StringComparison.Ordinal);
        result.Should().Be(Unfit($"{path} leads to {real}: a link stands in the way"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Refuses_a_link_where_the_whole_path_is_fixed()
    {
        await _sandbox.TreeAsync("canonical");
        Directory.CreateSymbolicLink(_sandbox.At("wt"), _sandbox.At("canonical"));

        var result = await PrepareAsync(_sandbox.Worktree(path: null, variable: _sandbox.At("wt/")));

        result.Should().Be(Unfit($"{_sandbox.At("wt")} leads to {_sandbox.At("canonical")}: a link stands in the way"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Refuses_a_dangling_link_and_does_not_create_through_it()
    {
        Directory.CreateDirectory(_sandbox.At("agents"));
        Directory.CreateSymbolicLink(Path, _sandbox.At("elsewhere"));

        var result = await PrepareAsync(_sandbox.Worktree(Template, create: ["/usr/bin/env", "git", "init", "{path}"]));

        result.Should().Be(Unfit($"{Path} is not a directory"));
        Directory.Exists(_sandbox.At("elsewhere")).Should().BeFalse();
    }

    [Fact(Timeout = 30_000)]
    public async Task Refuses_a_file()
    {
        Directory.CreateDirectory(_sandbox.At("agents"));
        await File.WriteAllTextAsync(Path, "");

        var result = await PrepareAsync(_sandbox.Worktree(Template));

        result.Should().Be(Unfit($"{Path} is not a directory"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Refuses_a_folder_inside_a_git_tree()
    {
        await _sandbox.TreeAsync("agents");
        Directory.CreateDirectory(Path);

        var result = await PrepareAsync(_sandbox.Worktree(Template));

        result.Should().Be(Unfit($"{Path} is inside the git tree {_sandbox.At("agents")}, not its root"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Refuses_a_folder_that_git_knows_nothing_of()
    {
        Directory.CreateDirectory(Path);

        var result = await PrepareAsync(_sandbox.Worktree(Template));

        result.Problem!.IsOurs.Should().BeFalse();
        result.Problem.Reason.Should().StartWith($"{Path} is no working tree of git: fatal: not a git repository");
    }

    [Fact(Timeout = 30_000)]
    public async Task Refuses_a_bare_repository()
    {
        var path = await _sandbox.EmptyTreeAsync("agents/bd-1");
        await _sandbox.GitAsync(path, "config", "core.bare", "true");

        var result = await PrepareAsync(_sandbox.Worktree(Template));

        result.Should().Be(Unfit($"{Path} is no working tree of git: fatal: this operation must be run in a work tree"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Refuses_a_tree_whose_files_are_elsewhere()
    {
        var path = await _sandbox.EmptyTreeAsync("agents/bd-1");
        await _sandbox.GitAsync(path, "config", "core.worktree", _sandbox.Root);

        var result = await PrepareAsync(_sandbox.Worktree(Template));

        result.Should().Be(Unfit($"{Path} is inside the git tree {_sandbox.Root}, not its root"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Is_asked_about_itself_whatever_tree_the_environment_names()
    {
        await _sandbox.EmptyTreeAsync("agents/bd-1");
        var other = await _sandbox.TreeAsync("other");
        var worktree = _sandbox.Worktree(
            Template,
            variables: [("GIT_DIR", System.IO.Path.Join(other, ".git")), ("GIT_WORK_TREE", other)]);

        var result = await PrepareAsync(worktree);

        result.Before!.Head.Should().Be("none");
    }

    [Fact(Timeout = 30_000)]
    public async Task Blames_this_machine_where_git_is_missing()
    {
        Directory.CreateDirectory(Path);

        var result = await PrepareAsync(_sandbox.Worktree(Template, git: new Tool("/nowhere/git")));

        result.Problem!.IsOurs.Should().BeTrue();
        result.Problem.Reason.Should().StartWith($"{Path} is no working tree of git: /nowhere/git cannot be started: ");
    }

    private static Task<WorktreeResult> PrepareAsync(Worktree worktree) =>
        worktree.PrepareAsync(GitSandbox.Bug(), CancellationToken.None);

    private static WorktreeResult Unfit(string reason) => WorktreeResult.Failed(new WorktreeProblem(reason, IsOurs: false));
}
