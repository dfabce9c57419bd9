using System.Collections.Immutable;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class PassFoldTests
{
    [Fact]
    public void A_pass_is_open_from_its_first_line_to_its_last()
    {
        var open = Some.Fold(Some.PassStarted("p1"));

        open.Should().BeEquivalentTo(new
        {
            OpenPass = "p1",
            OpenSince = Some.Night,
            Machine = Some.Here,
            Actor = "nightlydispatch-build-1-p1",
            Session = 99,
        });
        open.End(0, Some.Night).OpenPass.Should().BeNull();
    }

    [Fact]
    public void The_last_line_replaces_everything_by_what_it_holds()
    {
        var state = Some.Fold(Some.EveryLine);

        Some.Fold(Some.PassStarted("p9"), new PassEnded(0, state)).Should().BeSameAs(state);
    }

    [Fact]
    public void Every_pass_begins_its_account_anew()
    {
        var state = Some.Fold(
            new BacklogRead(12, 8, new Dictionary<string, int> { ["assigned"] = 4 }),
            Ended(BugClass.Dispatched),
            Ended(BugClass.Skipped),
            Ended(BugClass.Deferred),
            Ended(BugClass.Deferred),
            Ended(BugClass.Failed));

        state.Tally.Should().BeEquivalentTo(new PassTally(12, ImmutableSortedDictionary<string, int>.Empty.Add("assigned", 4), 8, 1, 1, 2, 1));
        state.Apply(Some.PassStarted("p2")).Tally.Should().Be(PassTally.Empty);
    }

    [Fact]
    public void A_tracker_that_has_had_an_issue_is_remembered()
    {
        Some.Fold(new BacklogRead(0, 0, new Dictionary<string, int>())).HasSeenBugs.Should().BeFalse();
        Some.Fold(Read(listed: 0, received: 1), Read(listed: 0, received: 0)).HasSeenBugs.Should().BeTrue();
    }

    [Fact]
    public void Claims_may_be_left_where_the_ledger_is_new()
    {
        LedgerState.Empty.MayHaveOrphans.Should().BeTrue();
        Some.Fold(Some.PassStarted("p1")).MayHaveOrphans.Should().BeTrue();
    }

    [Fact]
    public void Only_a_search_says_that_no_claims_are_left()
    {
        var searched = Some.Fold(Some.PassStarted("p1"), new OrphansSearched(0));

        searched.MayHaveOrphans.Should().BeFalse();
        Some.Fold([.. Some.EveryLine.Where(line => line is not OrphansSearched)]).MayHaveOrphans.Should().BeTrue();
        searched.End(4, Some.Night).Apply(Some.PassStarted("p2")).MayHaveOrphans.Should().BeFalse();
    }

    [Fact]
    public void Claims_may_be_left_by_a_pass_that_was_cut_short()
    {
        var searched = Some.Fold(Some.PassStarted("p1"), new OrphansSearched(0));

        searched.Apply(Some.PassStarted("p2")).MayHaveOrphans.Should().BeTrue();
    }

    [Fact]
    public void Claims_may_be_left_where_a_line_suspects_it() =>
        Some.Fold(new OrphansSearched(0), new OrphanSuspected("bd claimed bd-z")).MayHaveOrphans.Should().BeTrue();

    [Fact]
    public void Another_computers_search_says_nothing_about_claims_of_this_one()
    {
        var searched = Some.Fold(Some.PassStarted("p1", "machine-2"), new OrphansSearched(0)).End(0, Some.Night);

        searched.Apply(Some.PassStarted("p2")).MayHaveOrphans.Should().BeTrue();
    }

    [Fact]
    public void Passes_that_list_bugs_and_dispatch_none_are_counted_in_a_row()
    {
        var state = LedgerState.Empty;
        foreach (var expected in (int[])[1, 2, 3])
        {
            state = Pass(state, Read(listed: 1), Ended(BugClass.Failed));
            state.PassesWithoutProgress.Should().Be(expected);
        }

        Pass(state, Read(listed: 1), Ended(BugClass.Dispatched)).PassesWithoutProgress.Should().Be(0);
        Pass(state, [Read(listed: 1), .. Some.LiveJob("bd-live")]).PassesWithoutProgress.Should().Be(0);
        Pass(state, Read(listed: 0)).PassesWithoutProgress.Should().Be(0, "nothing waited in that pass");
        Pass(state).PassesWithoutProgress.Should().Be(3, "a pass that could not read the backlog knows nothing");
    }

    [Fact]
    public void Another_computers_jobs_are_no_progress_of_this_one()
    {
        var state = Some.Fold([Some.PassStarted("p1", "machine-2"), .. Some.LiveJob("bd-a")]).End(0, Some.Night);

        Pass(state, Read(listed: 1), Ended(BugClass.Deferred)).PassesWithoutProgress.Should().Be(1);
    }

    [Fact]
    public void Passes_in_which_a_tool_did_not_answer_are_counted_in_a_row()
    {
        var state = Some.Fold([Some.PassStarted("p1"), .. Some.LiveJob("bd-a"), .. Some.LiveJob("bd-b")]).End(0, Some.Night);

        state = Pass(state, "p2", new SettlementPostponed("bd-a", "no answer"));
        state = Pass(state, "p3", new SettlementPostponed("bd-a", "no answer"));
        state.Dispatches["bd-a"].Unanswered.Should().Be(2);
        state.Dispatches["bd-b"].Unanswered.Should().Be(0);

        state = Pass(state, "p4");
        state.Dispatches["bd-a"].Unanswered.Should().Be(0);
        Pass(state, "p5", new SettlementPostponed("bd-a", "no answer")).Dispatches["bd-a"].Unanswered.Should().Be(1);
    }

    [Theory]
    [InlineData(ExitCode.Ok, true)]
    [InlineData(ExitCode.AlertUndelivered, true)]
    [InlineData(ExitCode.Unexpected, false)]
    [InlineData(ExitCode.NoProvider, false)]
    [InlineData(ExitCode.DispatchFailed, false)]
    [InlineData(ExitCode.TrackerUnusable, false)]
    [InlineData(ExitCode.RunnerUnusable, false)]
    [InlineData(ExitCode.OutcomeUnknown, false)]
    [InlineData((ExitCode)143, false)]
    internal void Only_clean_passes_count_for_the_migration(ExitCode exitCode, bool isClean)
    {
        var clean = Some.Fold(Some.PassStarted("p1")).End(0, Some.Night);

        var next = clean.Apply(Some.PassStarted("p2") with { At = Some.Night.AddHours(1) }).End((int)exitCode, Some.Night);

        next.Migration.Should().Be(isClean
            ? new MigrationClock(Some.Night, Some.Night.AddHours(1), TimeSpan.FromHours(1), false)
            : new MigrationClock(Some.Night, null, TimeSpan.Zero, false));
    }

    [Fact]
    public void A_pass_that_was_cut_short_ends_the_clean_series()
    {
        var cut = Some.Fold(Some.PassStarted("p1")).End(0, Some.Night).Apply(Some.PassStarted("p2") with { At = Some.Night.AddHours(1) });

        var next = cut.Apply(Some.PassStarted("p3") with { At = Some.Night.AddHours(2) }).End(0, Some.Night);

        next.Migration.Should().Be(new MigrationClock(Some.Night, Some.Night.AddHours(2), TimeSpan.Zero, false));
    }

    private static BacklogRead Read(int listed, int received = 12) => new(received, listed, new Dictionary<string, int>());

    private static BugEnded Ended(BugClass bugClass) => new("bd-a", "Crash", 0, bugClass, "because", CountsToQuarantine: false);

    private static LedgerState Pass(LedgerState state, params LedgerEvent[] lines) => Pass(state, "p", lines);

    private static LedgerState Pass(LedgerState state, string pass, params LedgerEvent[] lines) =>
        lines.Prepend(Some.PassStarted(pass)).Aggregate(state, (folded, line) => folded.Apply(line with { Pass = pass })).End(0, Some.Night);
}
