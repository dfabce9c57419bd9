using CsCheck;
using NightlyDispatch.Alerts;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Proofs.Histories;

/// <summary>Random histories of a ledger: some that a pass could write, and some that nobody would.</summary>
internal static class Acts
{
    private const int LongTitle = 40_000;
    private const int Crowd = 560;

    private static readonly DateTimeOffset Night = Tests.Ledger.Some.Night;

    private static readonly Gen<string> Bug = Gen.OneOf("bd-a", "bd-b", "bd-c", "bd-d");
    private static readonly Gen<string> Provider = Gen.OneOf("opencode", "cc-glm", "gemini");
    private static readonly Gen<string> Machine = Gen.Frequency((6, "machine-1"), (1, "machine-2"), (1, "machine-3"));
    private static readonly Gen<string> Reason = Gen.OneOf("", "it said no", "Zoë \"said\" no\n\u001b[31m🐛", new string('x', 9_000));
    private static readonly Gen<string?> Perhaps = Gen.OneOf<string?>(null, null, "a", "b");
    private static readonly Gen<int?> ProcessId = Gen.OneOf<int?>(null, 4711, 4712);
    private static readonly Gen<DateTimeOffset> Time = Gen.Int[-3_000, 3_000].Select(minutes => Night.AddMinutes(minutes));
    private static readonly Gen<JobOutcome> Outcome = Gen.Enum<JobOutcome>();
    private static readonly Gen<BugClass> Class = Gen.Enum<BugClass>();

    private static readonly Gen<string?> JobCode =
        Gen.OneOf<string?>(null, "some_reason", "opencode_rate_limited", JobEnded.ClaimGone, JobEnded.Overdue);

    private static readonly Gen<JobEvidence?> Evidence = Gen.OneOf<JobEvidence?>(
        null,
        new JobEvidence([], HasMovedHead: false, HasChangedFiles: true),
        new JobEvidence(["1a2b3c4 Fix"], HasMovedHead: true, HasChangedFiles: false));

    private static readonly Gen<string> Fault = Gen.OneOf(StartRefused.ProvidersFault, "Capacity", "Ours");

    private static readonly Gen<Alert> Alert = Gen.Select(
        Gen.OneOf(AlertCondition.JobFailed, AlertCondition.ProviderFallback, AlertCondition.NoProgress), Bug, Reason, Time, Gen.Bool,
        (condition, subject, reason, at, isOver) => new Alert(
            isOver ? AlertCondition.Recovered : condition, subject, reason, "Look.", at, "p", "build-1", isOver ? condition : null));

    private static readonly Gen<LedgerEvent> Line = Gen.OneOf(
        Bug.Select(LedgerEvent (bug) => new ClaimIntended(bug, $"text of {bug}")),
        Bug.Select(LedgerEvent (bug) => new Claimed(bug)),
        Gen.Select(Bug, Reason, LedgerEvent (bug, reason) => new ClaimLost(bug, reason)),
        Bug.Select(LedgerEvent (bug) => new PromptIntended(bug, $"/tmp/ndisp_{bug}.prompt")),
        Gen.Select(Bug, Provider, Perhaps, Perhaps, LedgerEvent (bug, provider, model, head) =>
            new StartIntended(bug, provider, model, $"mark-{bug}", model, head, head)),
        Gen.Select(Bug, Gen.Int[1, 9], LedgerEvent (bug, id) => new StartSpawned(bug, id)),
        Gen.Select(Bug, Provider, Fault, Reason, Perhaps, LedgerEvent (bug, provider, fault, reason, code) =>
            new StartRefused(bug, provider, fault, reason, code)),
        Gen.Select(Bug, Reason, LedgerEvent (bug, reason) => new OutcomeUnknown(bug, reason)),
        Gen.Select(Bug, Provider, ProcessId, LedgerEvent (bug, provider, id) =>
            new Acknowledged(bug, provider, id, IsLate: false, Seconds: 4.5)),
        Bug.Select(LedgerEvent (bug) => new ClaimConfirmed(bug)),
        Gen.Select(Bug, Reason, LedgerEvent (bug, reason) => new ReleaseIntended(bug, reason)),
        Gen.Select(Bug, Reason, LedgerEvent (bug, reason) => new DispatchClosed(bug, reason)),
        Gen.Select(Bug, Reason, LedgerEvent (bug, reason) => new SettlementPostponed(bug, reason)),
        Bug.Select(LedgerEvent (bug) => new ClockSetBack(bug)),
        Gen.Select(Bug, Class, Reason, Gen.Bool, LedgerEvent (bug, bugClass, reason, counts) =>
            new BugEnded(bug, "Crash", 1, bugClass, reason, counts)),
        Gen.Select(Bug, Provider, Outcome, JobCode, Reason, Gen.Bool, Evidence).Select(LedgerEvent (job) =>
            new JobEnded(job.Item1, job.Item2, null, job.Item3, job.Item4, job.Item5, job.Item6, null, 17, job.Item7)),
        Gen.Select(Bug, Reason, LedgerEvent (bug, reason) => new BugQuarantined(bug, reason)),
        Gen.Select(Bug, Machine, LedgerEvent (bug, machine) => new BugRetried(bug, machine)),
        Gen.Const<LedgerEvent>(new ParallelismWidened()),
        Gen.Const<LedgerEvent>(new BugsDeferred(7, "behind more urgent bugs")),
        Reason.Select(LedgerEvent (reason) => new OrphanSuspected(reason)),
        Gen.Int[0, 3].Select(LedgerEvent (released) => new OrphansSearched(released)),
        Gen.Select(Time, Time, Reason, LedgerEvent (since, until, reason) => new PassPaused(since, until, reason)),
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], LedgerEvent (filtered, listed) =>
            new BacklogRead(filtered + listed, listed, new Dictionary<string, int> { ["other type"] = filtered })),
        Gen.Select(Provider, Perhaps, Perhaps, LedgerEvent (provider, model, error) =>
            new PreflightFinished(provider, model, error, null, null, null, 3)),
        Gen.Select(Provider, Perhaps, LedgerEvent (provider, model) => new ProviderSelected(provider, model)),
        Gen.Select(Provider, Time, Reason, LedgerEvent (provider, until, reason) => new ProviderCooled(provider, until, reason)),
        Alert.Select(LedgerEvent (alert) => new AlertRaised(alert)),
        Alert.Select(LedgerEvent (alert) => new AlertDelivered(alert.Key)),
        Gen.Select(Alert, Reason, LedgerEvent (alert, reason) => new AlertRefused(alert.Key, reason)));

    /// <summary>A dispatch as a pass writes it, up to some line.</summary>
    private static readonly Gen<Act> Dispatch = Gen.Select(Bug, Provider, Gen.Int[1, 8], Act (bug, provider, length) => new Act.Write(
    [
        .. ((LedgerEvent[])
        [
            new ClaimIntended(bug, $"text of {bug}"),
            new Claimed(bug),
            new PromptIntended(bug, $"/tmp/ndisp_{bug}.prompt"),
            new StartIntended(bug, provider, "model", $"mark-{bug}", null, null, null),
            new StartSpawned(bug, 4711),
            new Acknowledged(bug, provider, 4712, IsLate: false, Seconds: 4),
            new BugEnded(bug, "Crash", 1, BugClass.Dispatched, "acknowledged", CountsToQuarantine: false),
            new JobEnded(bug, provider, "model", JobOutcome.Worked, "process_exit_with_rc", "exited_ok", false, null, 17, null),
        ])[..length],
    ]));

    /// <summary>More than is kept, and more than a window into the file holds.</summary>
    private static readonly Gen<Act> Masses = Gen.OneOf<Act>(
        new Act.Write(new BugEnded("bd-e", new string('x', LongTitle), 1, BugClass.Skipped, "", CountsToQuarantine: false)),
        new Act.Write([.. Enumerable.Range(0, Crowd).Select(n =>
            new BugEnded($"bd-{n}", "", 1, BugClass.Skipped, "", CountsToQuarantine: true))]),
        new Act.Write([.. Enumerable.Range(0, Crowd).Select(n => new AlertRaised(
            new Alert(AlertCondition.JobFailed, $"bd-{n}", "", "", Night.AddMinutes(n), "p", "build-1")))]));

    private static readonly Gen<Act> One = Gen.Frequency(
        (200, Line.Select(Act (line) => new Act.Write(line))),
        (70, Dispatch),
        (50, Machine.Select(Act (machine) => new Act.Begin(machine))),
        (50, Gen.OneOf(0, 0, 0, 8, 4, 5, 7, 75, 143).Select(Act (exitCode) => new Act.End(exitCode))),
        (40, Gen.Frequency((2, Gen.Const(0)), (2, Gen.Int[1, 999]), (1, Gen.Const(1_000))).Select(Act (torn) => new Act.Kill(torn))),
        (50, Gen.Int[1, 90].Select(Act (minutes) => new Act.Wait(TimeSpan.FromMinutes(minutes)))),
        (15, Gen.OneOf(-20_000, -30, -3, 3, 30, 20_000).Select(Act (hours) => new Act.Wait(TimeSpan.FromHours(hours)))),
        (1, Masses));

    public static Gen<Act[]> History { get; } = One.Array[1, 40];
}
