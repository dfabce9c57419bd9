using NightlyDispatch.Worktrees;

namespace NightlyDispatch.Tests.Worktrees;

public sealed class WorktreeCreationTests : IDisposable
{
    private readonly GitSandbox _sandbox = new();

    private string Path => _sandbox.At("bd-1");

    public void Dispose() => _sandbox.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task Makes_a_missing_worktree_with_the_configured_command()
    {
        var script = "test $1 = bd-1 && test $2 = app && pwd >&2 && git init --quiet $3";

        var result = await PrepareAsync(_sandbox.At("{id}"), ["/bin/sh", "-c", script, "sh", "{id}", "{repo}", "{path}"], "repo:app");

        result.Path.Should().Be(Path);
        result.Before!.Head.Should().Be("none");
    }

    [Fact(Timeout = 30_000)]
    public async Task Runs_the_command_in_the_root_folder_with_an_empty_standard_input()
    {
        var result = await PrepareAsync(_sandbox.At("{id}"), ["/bin/sh", "-c", "echo \"$(pwd) $(cat | wc -c)\" >&2; exit 3"]);

        result.Should().Be(Failed("worktree.create: /bin/sh exited with 3: / 0"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Leaves_a_worktree_alone_that_is_there()
    {
        await _sandbox.TreeAsync("bd-1");

        var result = await PrepareAsync(_sandbox.At("{id}"), ["/bin/sh", "-c", "echo the command ran >&2; exit 1"]);

        result.Problem.Should().BeNull();
        result.Path.Should().Be(Path);
    }

    [Fact(Timeout = 30_000)]
    public async Task Says_which_path_is_missing_where_no_command_is_configured()
    {
        var result = await PrepareAsync(_sandbox.At("{id}"), create: null);

        result.Should().Be(Failed($"{Path} does not exist, and worktree.create is not set"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Gives_the_last_line_that_a_failing_command_wrote_as_the_reason()
    {
        var result = await PrepareAsync(_sandbox.At("{id}"), ["/bin/sh", "-c", "printf 'preparing\\n\\033[31mno such branch\\n\\n' >&2; exit 5"]);

        result.Should().Be(Failed("worktree.create: /bin/sh exited with 5: [31mno such branch"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_believe_a_command_that_made_nothing()
    {
        var result = await PrepareAsync(_sandbox.At("{id}"), ["/bin/sh", "-c", "exit 0"]);

        result.Should().Be(Failed($"worktree.create: /bin/sh exited with 0, but {Path} is not there"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Checks_what_the_command_made()
    {
        var result = await PrepareAsync(_sandbox.At("{id}"), ["/bin/mkdir", "{path}"]);

        result.Problem!.Reason.Should().StartWith($"{Path} is no working tree of git: ");
    }

    [Fact(Timeout = 30_000)]
    public async Task Ends_a_command_that_hangs()
    {
        var worktree = _sandbox.Worktree(_sandbox.At("{id}"), ["/bin/sh", "-c", "sleep 600"], createDeadline: TimeSpan.FromSeconds(0.2));

        var result = await worktree.PrepareAsync(GitSandbox.Bug(), CancellationToken.None);

        result.Should().Be(Failed("worktree.create: /bin/sh did not end within 0.2 s and was ended"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Blames_the_settings_for_a_command_that_is_not_there()
    {
        var result = await PrepareAsync(_sandbox.At("{id}"), ["/nowhere/make", "{path}"]);

        result.Problem!.IsOurs.Should().BeTrue();
        result.Problem.Reason.Should().StartWith("worktree.create: /nowhere/make cannot be started: ");
    }

    [Fact(Timeout = 30_000)]
    public async Task Names_the_setting_where_the_command_needs_a_repository_and_none_is_known()
    {
        var result = await PrepareAsync(_sandbox.At("{id}"), ["/bin/mkdir", "{repo}"]);

        result.Should().Be(Failed("worktree.create needs {repo}, but the bug has no label \"repo:<name>\" and worktree.repo is not set"));
    }

    private Task<WorktreeResult> PrepareAsync(string template, IReadOnlyList<string>? create, params string[] labels) =>
        _sandbox.Worktree(template, create).PrepareAsync(GitSandbox.Bug(labels), CancellationToken.None);

    private static WorktreeResult Failed(string reason) => WorktreeResult.Failed(new WorktreeProblem(reason, IsOurs: false));
}
