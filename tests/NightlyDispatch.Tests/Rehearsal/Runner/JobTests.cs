using System.Text.Json;
using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.Tests.Rehearsal.Runner;

/// <summary>What check, report, status and stop make of a job.</summary>
public sealed class JobTests : IDisposable
{
    private readonly RehearsedRunner _runner = new();

    [Theory(Timeout = 30_000)]
    [InlineData(0, null, 1, 0, "exited_ok", "process_exit_with_rc", "-")]
    [InlineData(0, null, 0, 0, "no_op_success", "exit_zero_no_mutations", "redispatch_with_guardrails_or_review_prompt_for_no_work")]
    [InlineData(7, null, 1, 3, "exited_err", "process_exit_with_rc", "-")]
    [InlineData(1, "opencode_rate_limited", 1, 3, "exited_err", "opencode_rate_limited", "retry_backoff_or_switch_to_gemini_or_cc_glm")]
    public async Task Says_how_an_agent_ended(
        int exit, string? classified, int mutations, int exitCode, string state, string reason, string nextAction)
    {
        _runner.Folder.Write(new RunnerPlan(Agent: new AgentPlan(TimeSpan.Zero, exit, Reason: classified, Mutations: mutations)));
        await _runner.StartAsync("bug-1", "opencode");

        var check = await _runner.CheckUntilEndedAsync("bug-1");
        var report = await _runner.CallAsync("report", "--beads", "bug-1", "--format", "json");
        var status = await _runner.CallAsync("status", "--json");

        check.ExitCode.Should().Be(exitCode);
        check.Output.Should().StartWith($$"""{"beads":"bug-1","provider":"opencode","state":"{{state}}","reason_code":"{{reason}}",""");
        check.Output.Should().Contain($"\"next_action\":\"{nextAction}\",");
        check.Output.Should().Contain($"\"mutation_count\":{mutations},");
        report.Output.Should().Contain($"\n  \"exit_code\": \"{exit}\",\n  \"outcome_state\": \"{(exit == 0 ? "success" : "failed")}\",\n");
        status.Output.Should().EndWith(",\"jobs\":[]}\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task Has_the_keys_that_were_recorded()
    {
        await _runner.StartAsync("bug-1", "gemini");

        var check = await _runner.CheckAsync("bug-1");
        var report = await _runner.CallAsync("report", "--beads", "bug-1", "--format", "json");
        var status = await _runner.CallAsync("status", "--json");

        Keys(check.Output).Should().Be(
            "beads provider state reason_code next_action host cwd worktree run_instance selected_model fallback_reason profile "
            + "mutation_count log_bytes cpu_time_sec pid_age_sec log_age_sec");
        Keys(report.Output).Should().Be(
            "beads provider state reason_code started_at duration_sec retries exit_code outcome_state outcome_reason_code selected_model "
            + "fallback_reason reported_commit require_commit_artifact next_action host cwd run_instance worktree mutations log_bytes "
            + "cpu_time_sec pid_age_sec");
        using var document = JsonDocument.Parse(status.Output);
        var rows = document.RootElement.GetProperty("jobs").EnumerateArray().ToList();
        rows.Select(row => row.GetProperty("beads").GetString()).Should().BeEquivalentTo("bug-1", "bug-1.child");
        rows.Select(row => Keys(row.GetRawText())).Distinct().Should().Equal(
            "beads provider pid state reason_code elapsed log_bytes mutation_count retry_count host cwd worktree run_instance outcome");
    }

    [Fact(Timeout = 30_000)]
    public async Task Stops_the_launcher_and_leaves_the_agent_working()
    {
        await _runner.StartAsync("bug-1", "opencode");
        var agent = (await _runner.AgentsAsync(begun: 1)).Single();

        var stop = await _runner.CallAsync("stop", "--beads", "bug-1");
        var again = await _runner.CallAsync("stop", "--beads", "bug-1");
        var check = await _runner.CheckAsync("bug-1");

        (stop.ExitCode, stop.Output).Should().Be((0, "stopped beads=bug-1 reason_code=manual_stop\n"));
        (again.ExitCode, again.Output).Should().Be((1, "job bug-1 has no active process or monitor\n"));
        check.ExitCode.Should().Be(0);
        check.Output.Should().Contain("\"state\":\"stopped\",\"reason_code\":\"manual_stop\"");
        AgentLog.Running(_runner.Root).Should().ContainSingle().Which.Pid.Should().Be(agent.Pid);
    }

    [Fact(Timeout = 30_000)]
    public async Task Stops_a_job_whose_processes_were_ended_before()
    {
        _runner.Environment[MarkedProcesses.Variable] = "mark-2";
        await _runner.StartAsync("bug-1", "cc-glm");
        await ProcessTree.EndAsync(() => MarkedProcesses.Find("mark-2"), TimeProvider.System);

        var stop = await _runner.CallAsync("stop", "--beads", "bug-1");

        stop.ExitCode.Should().Be(0);
        MarkedProcesses.Find("mark-2").Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task Answers_nothing_about_a_bug_that_was_never_started()
    {
        var stop = await _runner.CallAsync("stop", "--beads", "bug-9");
        var report = await _runner.CallAsync("report", "--beads", "bug-9", "--format", "json");

        (stop.ExitCode, stop.Output, stop.Error).Should().Be((1, "", ""));
        (report.ExitCode, report.Output, report.Error).Should().Be((1, "", ""));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("stalled", 2)]
    [InlineData("stopped", 0)]
    [InlineData("pondering", 0)]
    public async Task Says_of_a_live_job_what_was_planned(string state, int exitCode)
    {
        await _runner.StartAsync("bug-1", "cc-glm");
        _runner.Folder.Write(new RunnerPlan().WithState("bug-1", state));

        var check = await _runner.CheckAsync("bug-1");

        check.ExitCode.Should().Be(exitCode);
        check.Output.Should().Contain($"\"state\":\"{state}\"");
    }

    [Fact(Timeout = 30_000)]
    public async Task An_agent_notes_whether_another_one_works_on_its_bug()
    {
        await _runner.StartAsync("bug-1", "opencode");
        var first = (await _runner.AgentsAsync(begun: 1)).Single();
        await _runner.StartAsync("bug-2", "opencode");
        await _runner.AgentsAsync(begun: 2);
        await _runner.StartAsync("bug-1", "gemini");

        var agents = await _runner.AgentsAsync(begun: 3);

        agents.Select(agent => agent.Beside).Should().BeEquivalentTo([null, null, (int[])[first.Pid]], options => options.WithStrictOrdering());
    }

    [Fact(Timeout = 30_000)]
    public async Task Takes_the_run_that_changed_last_for_the_bugs()
    {
        await _runner.StartAsync("bug-1", "opencode");
        var first = (await _runner.AgentsAsync(begun: 1)).Single();
        await _runner.StartAsync("bug-1", "gemini");
        await _runner.AgentsAsync(begun: 2);

        var newer = await _runner.CheckAsync("bug-1");
        RehearsedRunner.Terminate(first.Pid);
        var ended = await _runner.CheckUntilEndedAsync("bug-1");

        newer.Output.Should().StartWith("""{"beads":"bug-1","provider":"gemini","state":"healthy",""");
        ended.Output.Should().StartWith("""{"beads":"bug-1","provider":"opencode","state":"exited_err",""");
        AgentLog.Running(_runner.Root).Select(agent => agent.Provider).Should().Equal("gemini");
    }

    [Fact(Timeout = 30_000)]
    public async Task Leaves_no_process_behind_once_all_were_ended()
    {
        _runner.Folder.Write(new RunnerPlan(Agent: new AgentPlan(IgnoresTerm: true)).WithStarts("gemini", StartPlan.LaunchThenHang));
        await _runner.StartAsync("bug-1", "opencode");
        var hanging = _runner.StartAsync("bug-2", "gemini");
        await _runner.AgentsAsync(begun: 2);

        RunnerFolder.EndAll(_runner.Root);

        MarkedProcesses.Find(CallLog.FolderVariable, _runner.Root).Should().BeEmpty();
        (await hanging).ExitCode.Should().Be(137);
    }

    public void Dispose() => _runner.Dispose();

    private static string Keys(string json)
    {
        using var document = JsonDocument.Parse(json);
        return string.Join(' ', document.RootElement.EnumerateObject().Select(member => member.Name));
    }
}
