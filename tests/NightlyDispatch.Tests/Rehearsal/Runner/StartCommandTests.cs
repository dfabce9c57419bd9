using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.Tests.Rehearsal.Runner;

public sealed class StartCommandTests : IDisposable
{
    private readonly RehearsedRunner _runner = new();

    [Fact(Timeout = 30_000)]
    public async Task Acknowledges_a_job_whose_run_instance_ends_with_the_process_that_was_spawned()
    {
        var spawned = 0;

        var start = await _runner.CallAsync(TimeSpan.FromSeconds(20), pid => spawned = pid, _runner.StartWords("bug-1", "cc-glm"));
        var check = await _runner.CheckAsync("bug-1");

        var files = _runner.Folder.Run("cc-glm", "bug-1");
        (start.ExitCode, start.Error).Should().Be((0, ""));
        start.Output.Should().EndWith(
            $"\n=== Preflight PASSED ===\nstarted beads=bug-1 provider=cc-glm pid={files.ReadPid()} log={files.Log}\n");
        check.ExitCode.Should().Be(0);
        check.Output.Should().MatchRegex("\"run_instance\":\"[0-9]{14}-cc-glm-" + spawned + "\"");
    }

    [Fact(Timeout = 30_000)]
    public async Task Guards_a_bug_per_provider_only()
    {
        await _runner.StartAsync("bug-1", "cc-glm");

        var again = await _runner.StartAsync("bug-1", "cc-glm");
        var other = await _runner.StartAsync("bug-1", "opencode");

        var running = _runner.Folder.Run("cc-glm", "bug-1").ReadPid();
        (again.ExitCode, again.Output, again.Error).Should().Be((1, "", $"job bug-1 already running (pid={running})\n"));
        (other.ExitCode, other.Error).Should().Be((0, "provider switch detected for beads=bug-1: cc-glm -> opencode\n"));
        (await _runner.AgentsAsync(begun: 2)).Select(agent => agent.Provider).Should().BeEquivalentTo("cc-glm", "opencode");
    }

    [Fact(Timeout = 30_000)]
    public async Task Launches_twice_where_two_starts_of_a_bug_meet_in_the_preflight()
    {
        _runner.Folder.Write(new RunnerPlan().WithPreflight("opencode", PreflightVerdict.Passes, TimeSpan.FromSeconds(1.5)));

        var starts = await Task.WhenAll(_runner.StartAsync("bug-1", "opencode"), _runner.StartAsync("bug-1", "opencode"));

        starts.Select(start => start.ExitCode).Should().Equal(0, 0);
        (await _runner.AgentsAsync(begun: 2)).Should().HaveCount(2);
    }

    [Fact(Timeout = 30_000)]
    public async Task Counts_a_gemini_job_twice_against_its_cap()
    {
        _runner.Environment["DX_RUNNER_MAX_PARALLEL_GEMINI"] = "2";
        await _runner.StartAsync("bug-1", "gemini");

        var second = await _runner.StartAsync("bug-2", "gemini");

        second.ExitCode.Should().Be(26);
        second.Output.Should().StartWith("reason_code=provider_concurrency_cap_exceeded\nnext_action=");
        second.Error.Should().Be("provider 'gemini' concurrency cap exceeded (2/2)\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task Passes_on_to_its_agent_whatever_it_inherited()
    {
        _runner.Environment[MarkedProcesses.Variable] = "mark-1";
        _runner.Environment["SLACK_WEBHOOK"] = "https://hooks.example";
        _runner.Environment["GEMINI_MODEL"] = "gemini-unseen";

        await _runner.StartAsync("bug-1", "gemini");
        var agent = (await _runner.AgentsAsync(begun: 1)).Single();

        agent.Should().BeEquivalentTo(new AgentRecord(
            agent.At,
            AgentRecord.Begin,
            "bug-1",
            "gemini",
            agent.Pid,
            "gemini-unseen",
            "mark-1",
            _runner.Worktree,
            PromptBytes: 15,
            ["SLACK_WEBHOOK", "GEMINI_MODEL"]));
        MarkedProcesses.Find("mark-1").Select(entry => entry.Id).Should().Contain(agent.Pid);
    }

    [Fact(Timeout = 30_000)]
    public async Task Keeps_the_callers_pipes_open_until_the_agent_has_ended()
    {
        _runner.Folder.Write(new RunnerPlan(Agent: new AgentPlan(Lives: TimeSpan.FromSeconds(1.5))));

        using var start = _runner.Spawn(_runner.StartWords("bug-1", "cc-glm"));
        var output = start.StandardOutput.ReadToEndAsync();
        await start.WaitForExitAsync();
        var wasOpen = !output.IsCompleted;
        var text = await output;

        wasOpen.Should().BeTrue();
        text.Should().Contain("started beads=bug-1 ");
        AgentLog.Read(_runner.Root).Select(agent => (agent.Phase, agent.Exit)).Should().Equal(("begin", null), ("end", 0));
    }

    [Fact(Timeout = 30_000)]
    public async Task Holds_the_pipes_longer_than_the_agent_lives_as_planned()
    {
        _runner.Folder.Write(new RunnerPlan(Agent: new AgentPlan(Lives: TimeSpan.Zero))
            .WithStarts("cc-glm", new StartPlan(HoldsPipe: TimeSpan.FromMinutes(5))));

        using var start = _runner.Spawn(_runner.StartWords("bug-1", "cc-glm"));
        var output = start.StandardOutput.ReadToEndAsync();
        await start.WaitForExitAsync();
        await _runner.CheckUntilEndedAsync("bug-1");
        var isOpen = !output.IsCompleted;
        RunnerFolder.EndAll(_runner.Root);

        isOpen.Should().BeTrue();
        (await output).Should().Contain("started beads=bug-1 ");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("cc-glm", 1, "the launcher is nobody's child")]
    [InlineData("opencode", 0, "the launcher is the start's child and dies with it")]
    public async Task Leaves_an_agent_to_its_callers_mercy_until_the_acknowledgement(string provider, int again, string because)
    {
        _runner.Folder.Write(new RunnerPlan().WithStarts(provider, StartPlan.LaunchThenHang, StartPlan.Ack));
        await _runner.GiveUpAfterLaunchAsync("bug-1", provider);

        var start = await _runner.StartAsync("bug-1", provider);

        start.ExitCode.Should().Be(again, because);
    }

    [Fact(Timeout = 30_000)]
    public async Task Launches_a_second_agent_where_the_pid_of_the_first_was_not_recorded()
    {
        _runner.Folder.Write(new RunnerPlan().WithStarts("cc-glm", StartPlan.WithoutPid, StartPlan.Ack));

        await _runner.GiveUpAfterLaunchAsync("bug-1", "cc-glm", isPidRecorded: false);

        var check = await _runner.CheckAsync("bug-1");
        var status = await _runner.CallAsync("status", "--json");
        var again = await _runner.StartAsync("bug-1", "cc-glm");

        check.ExitCode.Should().Be(0);
        check.Output.Should().Contain("\"state\":\"missing\",\"reason_code\":\"pid_file_missing\"").And.Contain("\"selected_model\":\"\"");
        status.Output.Should().EndWith(",\"jobs\":[]}\n");
        again.ExitCode.Should().Be(0);
        await _runner.AgentsAsync(begun: 2);
        AgentLog.Running(_runner.Root).Should().HaveCount(2);
    }

    [Fact(Timeout = 30_000)]
    public async Task Follows_its_plan_start_by_start()
    {
        _runner.Folder.Write(new RunnerPlan(Agent: new AgentPlan(Lives: TimeSpan.Zero)).WithStarts(
            "opencode",
            StartPlan.DieBeforeLaunch,
            StartPlan.WithoutAckLineOrLaunch,
            StartPlan.FailPreflight(PreflightVerdict.Blocked),
            StartPlan.Refuse(Refusal.ModelUnavailable),
            StartPlan.FailAfterLaunch,
            StartPlan.WithoutAckLine));

        var starts = new List<ChildResult>();
        for (var number = 1; number <= 6; number++)
            starts.Add(await _runner.StartAsync($"bug-{number}", "opencode"));

        starts.Select(start => start.ExitCode).Should().Equal(137, 0, 21, 25, 1, 0);
        starts.Select(start => start.Output.Contains("started ", StringComparison.Ordinal)).Should().AllBeEquivalentTo(false);
        starts[2].Error.Should().Be("preflight gate failed for provider opencode\n");
        starts[3].Error.Should().EndWith("\nprovider start failed for bug-4/opencode (reason_code=opencode_model_unavailable)\n");
        (await _runner.CheckAsync("bug-4")).Output.Should().Contain("\"exited_ok\",\"reason_code\":\"opencode_model_unavailable\"");
        (await _runner.AgentsAsync(begun: 2)).Select(agent => agent.Beads).Distinct().Should().BeEquivalentTo("bug-5", "bug-6");
    }

    [Fact(Timeout = 30_000)]
    public async Task Notes_another_model_than_the_one_asked_for_as_planned()
    {
        _runner.Folder.Write(new RunnerPlan().WithStarts("gemini", new StartPlan(SelectedModel: "gemini-drifted")));

        await _runner.StartAsync("bug-1", "gemini");

        (await _runner.CheckAsync("bug-1")).Output.Should().Contain("\"selected_model\":\"gemini-drifted\"");
    }

    public void Dispose() => _runner.Dispose();
}
