using NightlyDispatch.Dispatching;
using NightlyDispatch.Ledger;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd.Proofs.Endings;

/// <summary>Every ending that a bug's turn can have, at least once.</summary>
internal static class EndingTable
{
    public const string Dana = "Dana Moor";

    private static readonly RunnerPlan Runner = new(Agent: Night.LastingAgent);

    private static readonly RehearsalSetting One = RehearsalSetting.Of(Night.Bug(1)) with { Runner = Runner };

    private static readonly RehearsalSetting Two = RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)) with { Runner = Runner };

    private static readonly FaultMatch ItsClaim = new("update", "bd-1", Flag: "--claim");

    public static IReadOnlyList<EndingRow> Rows { get; } =
    [
        new(Ending.Acknowledged, "its start is acknowledged",
            One, BugClass.Dispatched, Fate.Kept, ExitCode.Ok, "acknowledged in "),
        new(Ending.Acknowledged, "its start dies, and its agent is found at work",
            WithStart(StartPlan.DieAfterLaunch), BugClass.Dispatched, Fate.Kept, ExitCode.Ok, "found at work after a late acknowledgement"),

        new(Ending.ClaimLost, "its claim is lost with exit 0",
            Lost, BugClass.Skipped, Fate.NotOurs, ExitCode.Ok, $"already claimed by {Dana}"),
        new(Ending.ClaimLost, "it cannot be claimed",
            NotClaimable, BugClass.Skipped, Fate.NeverWas, ExitCode.Ok, "not claimable: status closed"),
        new(Ending.ClaimLost, "a re-read shows another holder",
            With(new FaultMatch("show", Nth: 1), new(StealTo: Dana)), BugClass.Skipped, Fate.NotOurs, ExitCode.Ok, $"held by {Dana}"),

        new(Ending.FalseClaim, "its claim is won, and a re-read shows nobody",
            With(ItsClaim, new(PhantomSuccess: true)), BugClass.Failed, Fate.NeverWas, ExitCode.DispatchFailed, "held by nobody"),
        new(Ending.FalseClaim, "bd claims another bug",
            Misled, BugClass.Failed, Fate.NeverWas, ExitCode.DispatchFailed, "bd claimed bd-9 instead of it"),

        new(Ending.BugsFault, "it has no worktree",
            One, BugClass.Skipped, Fate.Released, ExitCode.Ok, "does not exist")
        {
            CountsToQuarantine = true,
            ArrangeAsync = RemoveWorktreeAsync,
        },
        new(Ending.BugsFault, "the runner refuses its prompt",
            WithStart(StartPlan.Refuse(Refusal.RawOp("1:op read"))),
            BugClass.Skipped, Fate.Released, ExitCode.Ok, "forbidden raw OP command snippets")
        {
            CountsToQuarantine = true,
        },
        new(Ending.BugsFaultUnclaimed, "its text may not be in a prompt",
            Forbidden, BugClass.Skipped, Fate.None, ExitCode.Ok, "op read")
        {
            CountsToQuarantine = true,
        },

        new(Ending.ForeignJob, "the runner says that it runs already",
            WithStart(StartPlan.Refuse(Refusal.AlreadyRunning(77))),
            BugClass.Skipped, Fate.Released, ExitCode.Ok, "already running (pid=77)"),
        new(Ending.ForeignJobUnclaimed, "somebody else's job runs for it",
            One, BugClass.Skipped, Fate.None, ExitCode.Ok, "somebody else's job runs for it (cc-glm, healthy)")
        {
            ArrangeAsync = night => night.StartByHandAsync("bd-1", "cc-glm"),
        },

        new(Ending.LeftOut, "it is quarantined",
            Forbidden.WithSection("dispatch", """{ "quarantineAfter": 1 }"""),
            BugClass.Skipped, Fate.None, ExitCode.Ok, "quarantined after 1 failed attempts")
        {
            ArrangeAsync = PassBeforeAsync,
        },
        new(Ending.LeftOut, "it says the same as one that is live",
            SameText, BugClass.Skipped, Fate.None, ExitCode.Ok, "says the same as bd-1, which is live") { Bug = "bd-2" },

        new(Ending.Deferred, "no slot is free",
            Two, BugClass.Deferred, Fate.None, ExitCode.Ok, "1 agent at a time") { Bug = "bd-2" },
        new(Ending.DeferredClaimed, "no provider has capacity",
            WithStartEverywhere(StartPlan.Refuse(Refusal.Capacity(2, 2))),
            BugClass.Deferred, Fate.Released, ExitCode.Ok, "no provider has capacity: opencode: "),

        new(Ending.EveryProviderRefused, "every provider refuses its start",
            WithStartEverywhere(StartPlan.Refuse(Refusal.ModelUnavailable)),
            BugClass.Failed, Fate.Released, ExitCode.DispatchFailed, "every provider refused its start: opencode: "),
        new(Ending.NoProvider, "no provider passes its preflight",
            One with { Runner = Blocked }, BugClass.Failed, Fate.None, ExitCode.NoProvider, "no provider answers: opencode: "),

        new(Ending.Ours, "the runner refuses for a reason of ours",
            WithStart(StartPlan.Refuse(Refusal.PathNotAllowed("/srv"))) with { Backlog = Two.Backlog },
            BugClass.Failed, Fate.Released, ExitCode.RunnerUnusable, "permission gate failed") { EndsThePass = true },
        new(Ending.OursUnclaimed, "the runner does not say what runs",
            Two with { Runner = Runner.WithFaults("status", AnswerFault.RuntimeMissing) },
            BugClass.Failed, Fate.None, ExitCode.RunnerUnusable, "beads runtime gate failed") { EndsThePass = true },

        new(Ending.Unknown, "nobody can tell whether its agent was launched",
            One with { Runner = Runner.WithStarts("opencode", StartPlan.DieBeforeLaunch).WithFaults("check", AnswerFault.Silence) },
            BugClass.Failed, Fate.Kept, ExitCode.OutcomeUnknown, "whether an agent runs cannot be seen"),
        new(Ending.TrackerFailed, "the tracker fails after the claim",
            With(new FaultMatch("show"), new(ServerDown: true)) with { Backlog = Two.Backlog },
            BugClass.Failed, Fate.Kept, ExitCode.TrackerUnusable, "Dolt server unreachable") { EndsThePass = true },
    ];

    private static RehearsalSetting Lost => With(ItsClaim, new(StealTo: Dana)) with { TrackerProfile = "0.56" };

    private static RehearsalSetting NotClaimable => With(ItsClaim, new(FuzzyTo: "bd-9"), Night.Bug(9) with { Status = "closed" });

    /// <summary>The other one is no bug for the night.</summary>
    private static RehearsalSetting Misled => With(ItsClaim, new(FuzzyTo: "bd-9"), Night.Bug(9) with { Priority = 4 });

    private static RehearsalSetting Forbidden =>
        One with { Backlog = [Night.Bug(1) with { Description = "Run `op read op://vault/item/field` first." }] };

    private static RehearsalSetting SameText =>
        (One with { Backlog = [Night.Bug(1), Night.Bug(2) with { Title = "Bug 1" }] })
        .WithSection("parallelism", """{ "duringMigration": 2 }""");

    private static RunnerPlan Blocked =>
        RunnerFolder.Providers.Aggregate(Runner, (plan, provider) => plan.WithPreflight(provider, PreflightVerdict.Blocked));

    private static RehearsalSetting With(FaultMatch match, FaultEffect effect, params TrackerIssue[] others) =>
        One with { Backlog = [Night.Bug(1), .. others], TrackerFaults = [new Fault(match, effect)] };

    private static RehearsalSetting WithStart(StartPlan start) => One with { Runner = Runner.WithStarts("opencode", start) };

    private static RehearsalSetting WithStartEverywhere(StartPlan start) =>
        One with { Runner = RunnerFolder.Providers.Aggregate(Runner, (plan, provider) => plan.WithStarts(provider, start)) };

    private static Task RemoveWorktreeAsync(Night night)
    {
        Directory.Delete(night.Folder.Worktree("bd-1"), recursive: true);
        return Task.CompletedTask;
    }

    private static async Task PassBeforeAsync(Night night) => (await night.PassAsync()).ExitCode.Should().Be(0);
}
