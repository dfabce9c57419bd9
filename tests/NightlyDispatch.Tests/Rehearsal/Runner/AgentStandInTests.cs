using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.Tests.Rehearsal.Runner;

public sealed class AgentStandInTests : IDisposable
{
    private readonly RehearsedRunner _runner = new();

    [Theory(Timeout = 30_000)]
    [InlineData(true, "Fix bug-1", "")]
    [InlineData(false, "", "?? bug-1.txt\n")]
    public async Task Leaves_in_the_worktree_what_was_planned(bool commits, string subject, string status)
    {
        Directory.Delete(Path.Combine(_runner.Worktree, ".git"));
        _runner.Git("init", "--quiet");
        _runner.Folder.Write(new RunnerPlan(Agent: new AgentPlan(TimeSpan.Zero, Commits: commits, Changes: !commits)));

        await _runner.StartAsync("bug-1", "cc-glm");
        await _runner.CheckUntilEndedAsync("bug-1");

        _runner.Git("log", "--all", "--format=%s").TrimEnd().Should().Be(subject);
        _runner.Git("status", "--porcelain").Should().Be(status);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("")]
    [InlineData("--help me")]
    public async Task Ends_at_once_with_a_prompt_that_no_agent_takes(string prompt)
    {
        await File.WriteAllTextAsync(_runner.PromptFile, prompt);

        var start = await _runner.StartAsync("bug-1", "opencode");
        var check = await _runner.CheckUntilEndedAsync("bug-1");

        start.ExitCode.Should().Be(0);
        check.ExitCode.Should().Be(3);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ends_on_term_unless_it_ignores_that(bool ignoresTerm)
    {
        var life = ignoresTerm ? TimeSpan.FromSeconds(1.5) : AgentPlan.DefaultLife;
        _runner.Folder.Write(new RunnerPlan(Agent: new AgentPlan(life, IgnoresTerm: ignoresTerm)));
        await _runner.StartAsync("bug-1", "opencode");
        var agent = (await _runner.AgentsAsync(begun: 1)).Single();

        RehearsedRunner.Terminate(agent.Pid);
        await _runner.CheckUntilEndedAsync("bug-1");

        AgentLog.Read(_runner.Root)[^1].Exit.Should().Be(ignoresTerm ? 0 : 143);
    }

    [Fact(Timeout = 30_000)]
    public async Task Is_over_when_its_folder_is_gone()
    {
        using var other = new RehearsedRunner();
        other.Environment[MarkedProcesses.Variable] = "mark-3";
        await other.StartAsync("bug-1", "cc-glm");
        await other.AgentsAsync(begun: 1);

        Directory.Move(other.Root, $"{other.Root}.gone");
        while (MarkedProcesses.Find("mark-3").Count > 0)
            await Task.Delay(20);

        Directory.Move($"{other.Root}.gone", other.Root);
        AgentLog.Read(other.Root).Should().ContainSingle();
    }

    public void Dispose() => _runner.Dispose();
}
