using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.Tests.Rehearsal.Runner;

public sealed class StartWorktreeTests : IDisposable
{
    private readonly RehearsedRunner _runner = new();

    [Fact(Timeout = 30_000)]
    public async Task Replaces_a_missing_worktree_by_the_working_directory_if_that_is_a_git_tree()
    {
        _runner.WorkingDirectory = _runner.Worktree;

        var start = await _runner.CallAsync(Start("--worktree", Path.Combine(_runner.Root, "absent")));

        start.ExitCode.Should().Be(0);
        (await _runner.CheckAsync("bug-1")).Output.Should().Contain($"\"cwd\":\"{_runner.Worktree}\",\"worktree\":\"{_runner.Worktree}\"");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("--worktree", "/tmp/agents/absent")]
    [InlineData("--json")]
    public async Task Finds_none_where_the_working_directory_is_no_git_tree(params string[] words)
    {
        var start = await _runner.CallAsync(Start(words));

        (start.ExitCode, start.Output).Should().Be((22, ""));
        start.Error.Should().Be("""
            reason_code=worktree_missing
            worktree resolution failed for beads=bug-1 (cwd=/); pass --worktree /tmp/agents/<beads>/<repo>

            """);
    }

    [Fact(Timeout = 30_000)]
    public async Task Takes_the_default_worktree_where_none_is_asked_for()
    {
        _runner.Environment["DX_RUNNER_DEFAULT_WORKTREE"] = _runner.Worktree;

        await _runner.CallAsync(Start("--json"));

        (await _runner.CheckAsync("bug-1")).Output.Should().Contain($"\"worktree\":\"{_runner.Worktree}\"");
    }

    [Fact]
    public void Allows_by_prefix_and_refuses_the_canonical_repositories()
    {
        var home = Environment.GetEnvironmentVariable("HOME");

        Check("/tmp/agentsfoo/../elsewhere").Should().BeNull();
        Check(_runner.Worktree).Should().BeNull();
        Check("/usr").Should().Be(Refusal.PathNotAllowed("/usr"));
        Check("repo").Should().Be(Refusal.PathNotAllowed("repo"));
        Check($"{home}/agent-skills/").Should().Be(Refusal.CanonicalRepository($"{home}/agent-skills/"));
        Check(null).Should().Be(Refusal.WorktreeMissing(Environment.CurrentDirectory));
    }

    public void Dispose() => _runner.Dispose();

    private Refusal? Check(string? path) => StartWorktree.Check(path, _runner.Folder);

    private string[] Start(params string[] words) =>
        ["start", "--beads", "bug-1", "--provider", "cc-glm", "--prompt-file", _runner.PromptFile, .. words];
}
