using System.Text.Json.Nodes;
using NightlyDispatch.Ledger;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd;

/// <summary>What the person who wakes up is shown, by the built executable.</summary>
public sealed class StatusTests
{
    private const int Bound = 180_000;

    [Fact(Timeout = Bound)]
    public async Task Before_the_first_pass_there_is_nothing_to_show_and_nothing_is_made()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));

        var status = await night.RunAsync("status");

        status.ExitCode.Should().Be(0);
        status.Output.Should().StartWith("last pass  none has ended yet\n");
        Directory.Exists(night.Folder.State).Should().BeFalse();
    }

    [Fact(Timeout = Bound)]
    public async Task A_job_is_shown_with_what_check_and_its_mark_say_and_a_lock_with_its_holder()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)) with
        {
            Runner = new RunnerPlan(Agent: Night.LastingAgent),
        });
        await night.PassAsync();
        night.Plan(new RunnerPlan(Agent: Night.LastingAgent).WithFaults("check", AnswerFault.Hang));
        var (pass, ended) = night.BeginPass();
        await night.NewestEventAsync<PassStarted>();
        night.Plan(new RunnerPlan(Agent: Night.LastingAgent));

        var status = JsonNode.Parse((await night.RunAsync("status", "--json")).Output)!;

        status["jobs"]![0]!.ToJsonString().Should().Contain("\"state\":\"running\"").And.Contain("\"runnerState\":\"healthy\"");
        status["jobs"]![0]!["markedProcesses"]!.GetValue<int>().Should().BePositive();
        status["lock"]!["isHeld"]!.GetValue<bool>().Should().BeTrue();
        status["lock"]!["processId"]!.GetValue<int>().Should().Be(pass);
        status["openPass"]!["isRunning"]!.GetValue<bool>().Should().BeTrue();
        status["lastPass"]!["exitCode"]!.GetValue<int>().Should().Be(0);
        RunnerFolder.Kill(pass);
        await ended;
    }

    [Fact(Timeout = Bound)]
    public async Task A_job_that_ended_by_its_providers_fault_after_a_yes_is_a_false_green_and_the_next_pass_asks_it_no_more()
    {
        var fails = new AgentPlan(Lives: TimeSpan.FromMilliseconds(50), ExitCode: 1, Reason: "opencode_rate_limited");
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with { Runner = new RunnerPlan(Agent: fails) });
        await night.PassAsync();
        await night.QuietAsync();

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(0);
        night.Preflights.Select(call => call.Arguments[2]).Should().Equal("opencode", "cc-glm");
        night.Alerts.Should().Contain(alert => alert.Contains("opencode: cooling down until", StringComparison.Ordinal)
            && alert.Contains("opencode_rate_limited", StringComparison.Ordinal));
        var status = await night.RunAsync("status");
        status.Output.Should().Contain("opencode: 1 of 1 preflights said yes; 0 of 1 jobs worked, false green 100% (1 failed by its own fault after a yes)")
            .And.MatchRegex("cooling +opencode until .*opencode_rate_limited");
    }

    [Fact(Timeout = Bound)]
    public async Task A_job_that_failed_three_times_is_quarantined_said_once_and_brought_back_by_retry()
    {
        var fails = new AgentPlan(Lives: TimeSpan.FromMilliseconds(50), ExitCode: 1);
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with { Runner = new RunnerPlan(Agent: fails) });
        for (var i = 0; i < 4; i++)
        {
            (await night.PassAsync()).ExitCode.Should().Be(0);
            await night.QuietAsync();
        }

        var listed = await night.PassAsync();

        listed.Output.Should().Contain("skipped: quarantined after 3 failed attempts (retry bd-1 brings it back)");
        night.Alerts.Should().ContainSingle(alert => alert.StartsWith("*bug-quarantined* bd-1", StringComparison.Ordinal));
        (await night.RunAsync("status")).Output.Should().MatchRegex("quarantine +bd-1 since .* after 3 failed attempts");
        (await night.RunAsync("explain", "bd-1")).Output.Should().Contain("its opencode job failed").And.Contain("Now: it would be skipped: quarantined");

        (await night.RunAsync("retry", "bd-1")).ExitCode.Should().Be(0);
        (await night.PassAsync()).Output.Should().Contain("1 dispatched");
    }

    [Fact(Timeout = Bound)]
    public async Task A_pause_holds_passes_back_until_resume()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));
        (await night.RunAsync("pause", "--for", "8h", "--reason", "bd is being upgraded")).ExitCode.Should().Be(0);

        var paused = await night.PassAsync();
        var status = await night.RunAsync("status");
        var explained = await night.RunAsync("explain", "bd-1");
        (await night.RunAsync("resume")).ExitCode.Should().Be(0);
        var resumed = await night.PassAsync();

        (paused.ExitCode, resumed.ExitCode).Should().Be((0, 0));
        paused.Output.Should().MatchRegex("^paused until .*: bd is being upgraded");
        status.Output.Should().MatchRegex("(?m)^paused +until .*: bd is being upgraded");
        explained.Output.Should().Contain("but for that: it would be tried, as number 1 of 1");
        resumed.Output.Should().Contain("1 dispatched");
    }
}
