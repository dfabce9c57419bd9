using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class HistoryFoldTests
{
    [Fact]
    public void Nothing_is_held_against_a_bug_that_nobody_has_tried() =>
        LedgerState.Empty.HistoryOf("bd-a").Should().Be(BugHistory.None);

    [Theory]
    [InlineData(nameof(JobOutcome.Failed))]
    [InlineData(nameof(JobOutcome.DidNothing))]
    [InlineData(nameof(JobOutcome.Stopped))]
    public void A_job_that_did_not_work_is_a_failure_of_the_bug_unless_it_was_the_providers(string outcome)
    {
        var ended = Some.JobEnded("bd-a", Enum.Parse<JobOutcome>(outcome));

        var state = Some.Fold([.. Some.LiveJob("bd-a"), ended, ended with { IsProviderFault = true }, ended]);

        state.HistoryOf("bd-a").Should().Be(new BugHistory(2, 3, null, null, Some.Night.AddMinutes(6)));
    }

    [Fact]
    public void A_turn_that_counts_is_a_failure_of_the_bug()
    {
        var ended = new BugEnded("bd-a", "Crash", 0, BugClass.Skipped, "its prompt is over the limit", CountsToQuarantine: true);

        Some.Fold(ended, ended with { CountsToQuarantine = false }, ended).HistoryOf("bd-a")
            .Should().Be(new BugHistory(2, 2, null, null, Some.Night.AddMinutes(2)));
    }

    [Fact]
    public void A_job_that_lost_its_claim_is_no_failure_of_the_bug()
    {
        var stopped = Some.JobEnded("bd-a", JobOutcome.Stopped) with { ReasonCode = JobEnded.ClaimGone };

        var state = Some.Fold([.. Some.LiveJob("bd-a"), stopped]);

        state.HistoryOf("bd-a").Should().Be(BugHistory.None);
        state.Dispatches["bd-a"].Stage.Should().Be(DispatchStage.Judged);
    }

    [Fact]
    public void A_job_that_worked_awaits_review_and_ends_the_failures() =>
        Some.Fold([.. Some.LiveJob("bd-a"), Some.JobEnded("bd-a", JobOutcome.Failed), Some.JobEnded("bd-a", JobOutcome.Worked)]).HistoryOf("bd-a")
            .Should().Be(new BugHistory(0, 0, null, "text of bd-a", Some.Night.AddMinutes(5)));

    [Fact]
    public void A_bug_that_fails_later_awaits_review_no_more() =>
        Some.Fold([.. Some.LiveJob("bd-a"), Some.JobEnded("bd-a", JobOutcome.Worked), Some.JobEnded("bd-a", JobOutcome.Failed)]).HistoryOf("bd-a")
            .Should().Be(new BugHistory(1, 1, null, null, Some.Night.AddMinutes(5)));

    [Theory]
    [InlineData(2, 5, null)]
    [InlineData(3, 3, "3 failed attempts")]
    [InlineData(4, 9, "4 failed attempts")]
    [InlineData(0, 6, "6 failed attempts, providers' faults included")]
    [InlineData(2, 7, "7 failed attempts, providers' faults included")]
    public void Three_own_failures_or_six_of_any_kind_are_enough(int own, int all, string? reason) =>
        (BugHistory.None with { OwnFailures = own, AllFailures = all }).QuarantineReason(3).Should().Be(reason);

    [Fact]
    public void A_quarantine_stays_through_later_failures_until_somebody_says_retry()
    {
        LedgerEvent[] quarantined =
        [
            .. Some.LiveJob("bd-a"),
            Some.JobEnded("bd-a", JobOutcome.Failed),
            new BugQuarantined("bd-a", "3 failed attempts"),
            Some.JobEnded("bd-a", JobOutcome.Failed),
        ];

        Some.Fold(quarantined).HistoryOf("bd-a").Should().Be(new BugHistory(2, 2, "3 failed attempts", null, Some.Night.AddMinutes(6)));
        Some.Fold([.. quarantined, new BugRetried("bd-b", Some.Here)]).HistoryOf("bd-a").Quarantine.Should().NotBeNull();
        Some.Fold([.. quarantined, new BugRetried("bd-a", Some.Here)]).Bugs.Should().BeEmpty();
    }

    [Fact]
    public void What_is_remembered_stays_bounded_and_what_still_holds_is_kept_longest()
    {
        LedgerEvent[] held =
        [
            .. Some.LiveJob("bd-review"), Some.JobEnded("bd-review", JobOutcome.Worked), new DispatchClosed("bd-review", "awaits review"),
            new BugQuarantined("bd-quarantined", "3 failed attempts"),
        ];
        var failures = Enumerable.Range(0, 5_000).Select(number => new BugEnded($"bd-{number}", "Crash", 0, BugClass.Skipped, "flawed", true));

        var state = Some.Fold([.. held, .. failures]);

        state.Bugs.Should().HaveCount(500).And.ContainKeys("bd-review", "bd-quarantined", "bd-4999", "bd-4502").And.NotContainKey("bd-4501");
        Some.Written(state).Length.Should().BeLessThan(100_000);
    }

    [Fact]
    public void What_was_remembered_last_is_kept_although_the_clock_was_set_back()
    {
        var reviews = Enumerable.Range(0, 500).Select(number => Some.JobEnded($"bd-{number}", JobOutcome.Worked));
        LedgerEvent[] later =
        [
            .. Some.LiveJob("bd-late").Concat([Some.JobEnded("bd-late", JobOutcome.Worked), Some.JobEnded("bd-later", JobOutcome.Worked)])
                .Select(line => line with { At = Some.Night.AddYears(-1) }),
        ];

        var worked = Enumerable.Range(0, 500).SelectMany(number => Some.LiveJob($"bd-{number}"));
        var state = Some.Fold([.. worked, .. reviews, .. later]);

        state.Bugs.Should().HaveCount(500).And.ContainKeys("bd-late", "bd-later", "bd-2").And.NotContainKeys("bd-0", "bd-1");
    }
}
