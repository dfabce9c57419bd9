using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>What becomes of an agent that was launched: while it runs, and when it has ended (design, sections 4 and 5).</summary>
public sealed class JobSettlementTests
{
    [Fact]
    public async Task An_agent_that_runs_keeps_its_slot_and_its_claim_and_is_confirmed_once()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        var actor = night.Cut(Left.Acknowledged);
        night.Tracker.Set("bd-1", "in_progress", actor);
        night.Runs.Set("bd-1", "healthy", "opencode", Left.StartProcessId);

        await night.PassAsync();
        await night.NextPassAsync();

        night.Calls.Count(call => call == "show bd-1").Should().Be(1);
        night.Events.Count(name => name == "claim-confirmed").Should().Be(1);
        night.State.LiveJobs.Should().Be(1);
    }

    [Fact]
    public async Task An_agent_whose_claim_went_while_no_pass_looked_is_stopped()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        _ = night.Cut(Left.Acknowledged);
        night.Tracker.Set("bd-1", "in_progress", "Dana Moor");
        night.Runs.Set("bd-1", "healthy", "opencode", Left.StartProcessId);

        await night.PassAsync();

        night.Runs.Stopped.Should().Equal(("bd-1", Left.Mark));
        night.Tracker["bd-1"].Assignee.Should().Be("Dana Moor");
        (night.State.Dispatches.Count, night.State.Bugs.Count).Should().Be((0, 0));
    }

    [Fact]
    public async Task A_job_that_runs_longer_than_it_may_is_stopped_told_of_once_and_counted_as_failed()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        await night.PassAsync();
        night.Time.Advance(TimeSpan.FromHours(3.1));
        night.Runs.Stopped.Clear();
        night.Tracker.Add("bd-2", priority: 1);

        var result = await night.PassAsync();

        night.Runs.Stopped.Should().Equal(("bd-1", night.Runs.Orders[0].Mark));
        night.State.HistoryOf("bd-1").OwnFailures.Should().Be(1);
        night.Channel.Posts.Should().ContainSingle().Which.Should().StartWith(
            "*job-overdue* bd-1\nits opencode agent has run for 186 min; jobTimeout is 180 min: it was stopped\n");
        result.Endings().Should().Equal("bd-1 Acknowledged", "bd-2 Deferred");
    }

    [Fact]
    public async Task A_job_that_runs_too_long_and_cannot_be_stopped_keeps_its_slot()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        await night.PassAsync();
        night.Time.Advance(TimeSpan.FromHours(3.1));
        night.Runs.CanStop = false;

        await night.PassAsync();

        night.State.LiveJobs.Should().Be(1);
        night.State.Bugs.Should().BeEmpty();
        night.Channel.Posts.Should().ContainSingle().Which.Should().Contain(", and it cannot be stopped")
            .And.Contain($"NIGHTLY_DISPATCH_ATTEMPT={night.Runs.Orders[0].Mark}");
    }

    [Fact]
    public async Task A_job_that_failed_through_its_providers_fault_cools_that_provider_in_the_same_pass()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        await night.PassAsync();
        night.Runs.End("bd-1", "exited_err");
        night.Runs.Report = new("1", "opencode_rate_limited", "188");

        var result = await night.NextPassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        night.Runs.Providers().Should().Equal("opencode", "cc-glm");
        night.State.Cooldowns["opencode"].Reason.Should().Be("exited_err, exit 1 (opencode_rate_limited) [opencode_rate_limited]");
        (night.State.Bugs["bd-1"].OwnFailures, night.State.Bugs["bd-1"].AllFailures).Should().Be((0, 1));
    }

    [Fact]
    public async Task A_providers_fault_is_no_failure_of_the_bug_also_where_cooldowns_are_off()
    {
        using var night = new Night(settings => settings with { Dispatch = settings.Dispatch with { Cooldown = TimeSpan.Zero } });
        night.Tracker.Add("bd-1");
        await night.PassAsync();
        night.Runs.End("bd-1", "exited_err", "gemini_capacity_exhausted");
        night.Runs.Report = null;

        await night.NextPassAsync();

        night.Runs.Providers().Should().Equal("opencode", "opencode");
        (night.State.Bugs["bd-1"].OwnFailures, night.State.Bugs["bd-1"].AllFailures).Should().Be((0, 1));
    }

    [Fact]
    public async Task A_job_that_worked_ends_the_alert_about_the_one_that_failed()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        await night.PassAsync();
        night.Runs.End("bd-1", "exited_err");
        await night.NextPassAsync();
        night.Runs.End("bd-1", "exited_ok");

        await night.NextPassAsync();

        night.Channel.Heads.Should().Equal("job-failed bd-1", "recovered job-failed bd-1");
    }

    [Fact]
    public async Task A_run_of_somebody_elses_after_ours_is_not_taken_for_the_end_of_ours()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        await night.PassAsync();
        night.Runs.Set("bd-1", "exited_ok", "gemini", startProcessId: 77);

        await night.NextPassAsync();

        night.State.Bugs["bd-1"].Should().Match<BugHistory>(history => history.AwaitsReview == null && history.OwnFailures == 1);
        night.Calls.Should().NotContain("report bd-1");
    }

    [Fact]
    public async Task Where_the_runner_does_not_answer_an_acknowledged_job_keeps_its_slot_and_nothing_has_failed()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        await night.PassAsync();
        night.Runs.Answers = false;

        var result = await night.NextPassAsync();

        result.Endings().Should().Equal("bd-2 Deferred");
        result.ExitCode.Should().Be(0);
        night.Events.Should().Contain("settlement-postponed");
    }

    private static JobEnded Worked { get; } = Tests.Ledger.Some.JobEnded("bd-1", JobOutcome.Worked, "opencode") with
    {
        Evidence = new JobEvidence(["abc Fix"], HasMovedHead: true, HasChangedFiles: false),
    };

    [Fact]
    public async Task A_job_that_was_judged_and_not_closed_is_closed_and_not_judged_again()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        var actor = night.Cut([.. Left.Acknowledged, Worked]);
        night.Tracker.Set("bd-1", "in_progress", actor);

        await night.PassAsync();

        night.Events.Count(name => name == "job-ended").Should().Be(1);
        night.Tracker.Notes.Should().ContainSingle().Which.Should().EndWith("Commits: abc Fix");
        night.Tracker["bd-1"].Assignee.Should().Be(actor);
        night.State.Dispatches.Should().BeEmpty();
    }
}
