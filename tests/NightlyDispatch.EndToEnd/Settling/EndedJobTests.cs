using System.Text.RegularExpressions;
using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd.Settling;

public sealed class EndedJobTests
{
    private const int Bound = 180_000;

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    [Fact(Timeout = Bound)]
    public async Task A_bug_whose_agent_committed_awaits_review_with_a_note_of_it_and_its_slot_is_free()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)) with
        {
            Runner = new RunnerPlan().WithStarts(
                "opencode",
                StartPlan.Ack with { Agent = new AgentPlan(Short, Commits: true, Mutations: 0) },
                StartPlan.Ack with { Agent = Night.LastingAgent }),
        });

        await night.PassAsync();
        await night.QuietAsync();
        var next = await night.PassAsync();

        next.ExitCode.Should().Be(0, next.Error);
        var bug = night.Issue("bd-1");
        (bug.Status, bug.Assignee).Should().Be(("in_progress", night.Actors[0]));
        bug.Notes.Should().ContainAll("please review", night.Folder.Worktree("bd-1"), "Fix bd-1");
        (await night.AgentsAsync(2)).Select(agent => agent.Beads).Should().Equal("bd-1", "bd-2");
        night.Folder.LeftPrompts.Should().ContainSingle().Which.Should().Contain("bd-2");
        night.Alerts.Should().BeEmpty();
    }

    [Fact(Timeout = Bound)]
    public async Task A_bug_that_fails_three_times_goes_back_each_time_and_is_then_left_out_until_retry()
    {
        var runner = new RunnerPlan().WithStarts(
            "opencode",
            StartPlan.Ack with { Agent = new AgentPlan(Short, ExitCode: 1) },
            StartPlan.Ack with { Agent = new AgentPlan(Short, Mutations: 0) },
            StartPlan.Ack with { Agent = new AgentPlan(Short, ExitCode: 1) },
            StartPlan.Ack with { Agent = Night.LastingAgent });
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with { Runner = runner });

        for (var failures = 0; failures < 3; failures++)
        {
            (await night.PassAsync()).Output.Should().Contain("1 listed = 1 dispatched");
            await night.QuietAsync();
        }

        var quarantining = await night.PassAsync();
        var after = await night.PassAsync();
        var released = night.Issue("bd-1");
        var alerts = night.Alerts;
        var status = await night.RunAsync("status");
        var explained = await night.RunAsync("explain", "bd-1");
        var retried = await night.RunAsync("retry", "bd-1");
        var back = await night.PassAsync();

        quarantining.ExitCode.Should().Be(0, quarantining.Error);
        after.ExitCode.Should().Be(0, after.Error);
        quarantining.Output.Should().Contain("skipped: quarantined after 3 failed attempts");
        after.Output.Should().Contain("skipped: quarantined after 3 failed attempts (retry bd-1 brings it back)");
        (released.Status, released.Assignee).Should().Be(("open", ""));
        Regex.Count(released.Notes, "gave this back").Should().Be(3, released.Notes);
        released.Notes.Should().Contain("exit 1").And.Contain("nothing changed in its worktree");
        status.Output.Should().MatchRegex("quarantine +bd-1 since .* after 3 failed attempts");
        explained.Output.Should().Contain("its opencode job failed").And.Contain("Now: it would be skipped: quarantined");
        alerts.Should().ContainSingle(alert => alert.StartsWith("*bug-quarantined* bd-1", StringComparison.Ordinal))
            .And.Contain(alert => alert.Contains("job-failed", StringComparison.Ordinal));
        retried.ExitCode.Should().Be(0, retried.Error);
        back.Output.Should().Contain("1 listed = 1 dispatched");
        night.Folder.LeftPrompts.Should().ContainSingle();
    }

    [Fact(Timeout = Bound)]
    public async Task A_failure_counts_once_where_the_pass_that_found_it_is_killed_before_it_gave_the_bug_back()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            Runner = new RunnerPlan().WithStarts(
                "opencode",
                StartPlan.Ack with { Agent = new AgentPlan(Short, ExitCode: 1) },
                StartPlan.Ack with { Agent = Night.LastingAgent }),
            TrackerFaults = [new Fault(new FaultMatch("update", Nth: 1, Flag: "--status"), new FaultEffect(Hang: true))],
        });

        await night.PassAsync();
        await night.QuietAsync();
        await night.KilledPassAsync(() => night.CallAsync(call => call.Arguments is ["update", ..] && call.Arguments.Contains("--status")));
        var next = await night.PassAsync();

        next.Output.Should().Contain("1 listed = 1 dispatched");
        night.Ledger.HistoryOf("bd-1").AllFailures.Should().Be(1);
        Regex.Count(night.Issue("bd-1").Notes, "gave this back").Should().Be(1);
        (await night.AgentsAsync(2)).Should().HaveCount(2);
        night.Issue("bd-1").Assignee.Should().Be(night.Actors[2]);
        night.Alerts.Should().ContainSingle().Which.Should().Contain("job-failed");
    }

    [Fact(Timeout = Bound)]
    public async Task A_provider_whose_job_was_rate_limited_is_passed_over_without_a_paid_probe_until_it_has_cooled_down()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            Runner = new RunnerPlan(Agent: Night.LastingAgent)
                .WithStarts("opencode", StartPlan.Ack with { Agent = new AgentPlan(Short, ExitCode: 1, Reason: "opencode_rate_limited") }),
        });

        await night.PassAsync();
        await night.QuietAsync();
        var next = await night.PassAsync();

        next.ExitCode.Should().Be(0, next.Error);
        night.Preflights.Select(preflight => preflight.Arguments[2]).Should().Equal("opencode", "cc-glm");
        (await night.AgentsAsync(2)).Select(agent => agent.Provider).Should().Equal("opencode", "cc-glm");
        night.Alerts.Should().ContainSingle(alert => alert.Contains("provider-fallback", StringComparison.Ordinal))
            .Which.Should().ContainAll("cooling down until", "opencode_rate_limited");
        (await night.RunAsync("status")).Output.Should()
            .Contain("opencode: 1 of 1 preflights said yes; 0 of 1 jobs worked, false green 100% (1 failed by its own fault after a yes)")
            .And.MatchRegex("cooling +opencode until .*opencode_rate_limited");
    }

    [Fact(Timeout = Bound)]
    public async Task An_agent_that_works_longer_than_it_may_is_ended_and_its_bug_goes_back()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)).WithSection("dispatch", """{ "jobTimeout": "1s" }""") with
        {
            Runner = new RunnerPlan(Agent: Night.LastingAgent),
        });

        await night.PassAsync();
        var agent = (await night.AgentsAsync(1)).Single();
        await Task.Delay(TimeSpan.FromSeconds(1));
        var next = await night.PassAsync();

        next.ExitCode.Should().Be(0, next.Error);
        (ProcessEntry.Read(agent.Pid) is null or { IsZombie: true }).Should().BeTrue();
        MarkedProcesses.Find(agent.Mark!).Should().BeEmpty();
        night.Issue("bd-1").Notes.Should().Contain("jobTimeout");
        night.Issue("bd-1").Assignee.Should().NotBe(night.Actors[0]);
        night.Alerts.Should().ContainSingle(alert => alert.Contains("job-overdue", StringComparison.Ordinal)).Which.Should().Contain("it was stopped");
    }
}
