using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Backlog;

public sealed class BacklogPlanTests
{
    private const string Here = "machine-1";
    private const string OneUntil = "1 agent at a time until Tue 24 Nov 06:00 UTC";

    private static readonly LedgerState NewLedger = LedgerState.Empty with { Machine = Here };
    private static readonly LedgerState Widened = NewLedger with { Migration = MigrationClock.Unstarted with { IsWidened = true } };

    [Fact]
    public void The_most_urgent_comes_first_then_the_oldest_then_the_id()
    {
        var plan = Make(
            NewLedger,
            Some.Bug("bd-b", priority: 1, ageInDays: 2),
            Some.Bug("bd-a", priority: 1, ageInDays: 1),
            Some.Bug("bd-B", priority: 1, ageInDays: 2),
            Some.Bug("bd-10", priority: 0),
            Some.Bug("bd-2", priority: 0));

        plan.Order.Select(bug => bug.Id.Value).Should().Equal("bd-10", "bd-2", "bd-B", "bd-b", "bd-a");
        plan.Excluded.Should().BeEmpty();
    }

    [Theory]
    [InlineData(10, false, 2)]
    [InlineData(11, true, 1)]
    public void More_than_ten_bugs_are_an_overload_and_make_room_for_one(int bugs, bool isOverloaded, int room)
    {
        var plan = Make(Widened, [.. Enumerable.Range(0, bugs).Select(number => Some.Bug($"bd-{number}"))]);

        plan.IsOverloaded.Should().Be(isOverloaded);
        plan.Room.Should().Be(room);
        plan.Order.Should().HaveCount(bugs);
        plan.Full.Should().Be(isOverloaded ? "the backlog is overloaded: 1 dispatch this pass" : "2 agents at a time");
    }

    [Fact]
    public void An_overload_is_counted_with_the_bugs_that_are_left_out()
    {
        var ledger = Widened with { Bugs = Widened.Bugs.Add("bd-0", BugHistory.None with { Quarantine = "3 failed attempts" }) };

        Make(ledger, [.. Enumerable.Range(0, 11).Select(number => Some.Bug($"bd-{number}"))]).IsOverloaded.Should().BeTrue();
    }

    [Fact]
    public void During_the_migration_there_is_room_for_one_agent() =>
        Make(NewLedger, Some.Bug("bd-a")).Should().BeEquivalentTo(new
        {
            Room = 1,
            Full = OneUntil,
            Parallelism = new Parallelism(1, 2, Some.Night.AddHours(48)),
        });

    [Theory]
    [InlineData(0, 2, "2 agents at a time")]
    [InlineData(1, 1, "2 agents at a time, and bd-0 runs")]
    [InlineData(2, 0, "2 agents at a time, and bd-0, bd-1 run")]
    [InlineData(3, 0, "2 agents at a time, and bd-0, bd-1, bd-2 run")]
    public void Agents_that_run_take_their_slots(int live, int room, string full)
    {
        var ledger = Enumerable.Range(0, live).Aggregate(Widened, (state, number) => With(state, Dispatch($"bd-{number}")));

        var plan = Make(ledger, Some.Bug("bd-x"));

        plan.Room.Should().Be(room);
        plan.Full.Should().Be(full);
        plan.Order.Should().ContainSingle("a bug without a slot is deferred, not left out");
    }

    [Fact]
    public void Neither_a_claim_without_a_start_nor_another_computers_job_takes_a_slot()
    {
        var ledger = With(With(NewLedger, Dispatch("bd-1") with { Machine = "machine-2" }), Dispatch("bd-2") with { Stage = DispatchStage.Claimed });

        Make(ledger, Some.Bug("bd-x")).Room.Should().Be(1);
    }

    [Theory]
    [InlineData(3, "3 dispatches a pass")]
    [InlineData(1, "1 dispatch a pass")]
    public void Many_slots_leave_the_limit_of_a_pass(int maxPerPass, string full)
    {
        var settings = DefaultSettings.Value with
        {
            Parallelism = new ParallelismSettings(8, 8, TimeSpan.FromHours(48)),
            Dispatch = DefaultSettings.Value.Dispatch with { MaxPerPass = maxPerPass },
        };

        BacklogPlan.Make(Some.Listing(Some.Bug("bd-a")), NewLedger, settings, Some.Night, _ => null)
            .Should().BeEquivalentTo(new { Room = maxPerPass, Full = full });
    }

    [Theory]
    [InlineData("Acknowledged", Here, "its cc-glm agent has run since Sun 22 Nov 06:00 UTC")]
    [InlineData("Unknown", Here, "an earlier dispatch of it is not settled yet")]
    [InlineData("ClaimIntended", Here, "an earlier dispatch of it is not settled yet")]
    [InlineData("Acknowledged", "machine-2", "another computer that shares this state folder dispatched it (retry bd-a forgets that)")]
    public void A_bug_with_an_open_dispatch_is_left_out(string stage, string machine, string reason)
    {
        var ledger = With(NewLedger, Dispatch("bd-a") with { Stage = Enum.Parse<DispatchStage>(stage), Machine = machine });

        LeftOut(ledger, Some.Bug("bd-a")).Should().Be(new Exclusion(Some.Bug("bd-a"), reason, IsOwnFault: false));
    }

    [Fact]
    public void A_quarantined_bug_is_left_out()
    {
        var ledger = With(NewLedger, "bd-a", BugHistory.None with { Quarantine = "3 failed attempts" });

        LeftOut(ledger, Some.Bug("bd-a"))
            .Should().Be(new Exclusion(Some.Bug("bd-a"), "quarantined after 3 failed attempts (retry bd-a brings it back)", IsOwnFault: false));
    }

    [Fact]
    public void A_bug_that_says_the_same_as_one_that_is_live_or_awaits_review_is_left_out()
    {
        var bug = Some.Bug("bd-new", title: "Crash on login", description: "Always.");
        var fingerprint = Fingerprint.Of(Some.Bug("bd-old", title: "CRASH  on login", description: "always."));
        const string Reason = "says the same as bd-old, which is live or awaits review (retry bd-old forgets a review)";

        LeftOut(With(NewLedger, Dispatch("bd-old") with { Fingerprint = fingerprint }), bug).Reason.Should().Be(Reason);
        LeftOut(With(NewLedger, "bd-old", BugHistory.None with { AwaitsReview = fingerprint }), bug).Reason.Should().Be(Reason);
        BacklogPlan.DuplicateOf(bug, NewLedger).Should().BeNull();
    }

    [Fact]
    public void A_bug_is_no_duplicate_of_itself()
    {
        var bug = Some.Bug("bd-a");
        var reopened = With(NewLedger, "bd-a", BugHistory.None with { AwaitsReview = Fingerprint.Of(bug) });

        Make(reopened, bug).Order.Should().Equal(bug);
    }

    [Fact]
    public void A_text_that_no_agent_may_be_given_is_the_bugs_own_fault()
    {
        var plan = BacklogPlan.Make(
            Some.Listing(Some.Bug("bd-a"), Some.Bug("bd-b")),
            NewLedger,
            DefaultSettings.Value,
            Some.Night,
            bug => bug.Id.Value == "bd-a" ? "it says op read" : null);

        plan.Excluded.Should().Equal(new Exclusion(Some.Bug("bd-a"), "it says op read", IsOwnFault: true));
        plan.Order.Select(bug => bug.Id.Value).Should().Equal("bd-b");
    }

    [Fact]
    public void A_bug_that_is_left_out_for_another_reason_is_not_blamed_for_its_text()
    {
        var ledger = With(NewLedger, "bd-a", BugHistory.None with { Quarantine = "3 failed attempts" });

        BacklogPlan.Make(Some.Listing(Some.Bug("bd-a")), ledger, DefaultSettings.Value, Some.Night, _ => "flawed")
            .Excluded.Single().IsOwnFault.Should().BeFalse();
    }

    [Fact]
    public void The_same_bugs_ledger_settings_and_time_make_the_same_plan()
    {
        var ledger = With(With(NewLedger, Dispatch("bd-b")), "bd-c", BugHistory.None with { Quarantine = "3 failed attempts" });
        Bug[] bugs = [Some.Bug("bd-c"), Some.Bug("bd-b"), Some.Bug("bd-a")];

        var plan = Make(ledger, bugs);

        Make(ledger, bugs).Should().BeEquivalentTo(plan, options => options.WithStrictOrdering());
        Make(ledger, [.. bugs.Reverse()]).Should().BeEquivalentTo(plan, options => options.WithStrictOrdering());
    }

    private static OpenDispatch Dispatch(string bug) =>
        new(bug, Here, "actor", 1, $"text of {bug}", DispatchStage.Acknowledged, Some.Night, Provider: "cc-glm");

    private static LedgerState With(LedgerState ledger, OpenDispatch dispatch) =>
        ledger with { Dispatches = ledger.Dispatches.Add(dispatch.Bug, dispatch) };

    private static LedgerState With(LedgerState ledger, string bug, BugHistory history) => ledger with { Bugs = ledger.Bugs.Add(bug, history) };

    private static BacklogPlan Make(LedgerState ledger, params Bug[] bugs) =>
        BacklogPlan.Make(Some.Listing(bugs), ledger, DefaultSettings.Value, Some.Night, _ => null);

    private static Exclusion LeftOut(LedgerState ledger, Bug bug) => Make(ledger, bug).Excluded.Single();
}
