using NightlyDispatch.Ledger;

namespace NightlyDispatch.Reporting;

/// <summary>What came of the last nights; also the shape of `report --json`.</summary>
/// <param name="Host">Of the newest pass; null: there is none.</param>
/// <param name="Nights">
/// The oldest first. None is before that of the first pass ever; tonight counts once it has a pass, or should have one.
/// </param>
/// <param name="Dispatches">Starts that were acknowledged in these nights.</param>
/// <param name="Outcomes">How many of <paramref name="Bugs"/> came to what.</param>
/// <param name="Bugs">Every bug that was listed or whose job ended in these nights, with the newest that is known of it.</param>
/// <param name="Waiting">At this moment, also from earlier nights.</param>
internal sealed record MorningReport(
    DateTimeOffset At,
    string? Host,
    IReadOnlyList<ReportedNight> Nights,
    int Dispatches,
    int DispatchedBugs,
    OutcomeCounts Outcomes,
    IReadOnlyList<ReportedBug> Bugs,
    WaitingBugs Waiting,
    IReadOnlyList<ReportedProvider> Providers,
    PaidProbeFigures PaidProbes,
    int UnreadableLines);

/// <param name="Evening">The day on which it begins.</param>
/// <param name="From">16:00 UTC.</param>
/// <param name="To">A day later, exclusive.</param>
/// <param name="Bugs">Each bug that was listed or started in it: the outcome of its last job of that night, else how it was left.</param>
internal sealed record ReportedNight(
    DateOnly Evening,
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<PassOutline> Passes,
    IReadOnlyList<NightBug> Bugs);

internal sealed record NightBug(string Bug, string? Title, BugOutcome Outcome);

/// <summary>What became of a bug: of its job if it had one, else of its turn.</summary>
internal enum BugOutcome
{
    Worked,

    /// <summary>Its agent runs, or may run.</summary>
    Running,
    Failed,
    DidNothing,
    Stopped,
    Vanished,

    /// <summary>It was to be dispatched, and no agent could be started.</summary>
    NotStarted,
    Deferred,
    Skipped,
}

internal sealed record OutcomeCounts(
    int Worked,
    int Running,
    int Failed,
    int DidNothing,
    int Stopped,
    int Vanished,
    int NotStarted,
    int Deferred,
    int Skipped)
{
    public static OutcomeCounts Of(IReadOnlyCollection<BugOutcome> outcomes)
    {
        return new OutcomeCounts(
            Count(BugOutcome.Worked),
            Count(BugOutcome.Running),
            Count(BugOutcome.Failed),
            Count(BugOutcome.DidNothing),
            Count(BugOutcome.Stopped),
            Count(BugOutcome.Vanished),
            Count(BugOutcome.NotStarted),
            Count(BugOutcome.Deferred),
            Count(BugOutcome.Skipped));

        int Count(BugOutcome outcome) => outcomes.Count(other => other == outcome);
    }
}

/// <param name="Title">Null, as the priority: no pass of these nights listed it.</param>
/// <param name="At">Of what decided its outcome.</param>
/// <param name="Dispatches">Starts of it that were acknowledged in these nights.</param>
/// <param name="Provider">Of its job, as the next four; null: it had none.</param>
/// <param name="Model">Null also: the provider's own default.</param>
/// <param name="Seconds">Null also: it runs.</param>
/// <param name="Commits">One line each, the newest first.</param>
internal sealed record ReportedBug(
    string Bug,
    string? Title,
    int? Priority,
    BugOutcome Outcome,
    DateTimeOffset At,
    string Reason,
    int Dispatches,
    string? Provider,
    string? Model,
    double? Seconds,
    string? Worktree,
    IReadOnlyList<string> Commits);

/// <param name="Review">Worked on, and claimed until somebody has looked at them.</param>
/// <param name="Deferred">By the newest pass that read the backlog.</param>
/// <param name="Behind">Bugs that it deferred with them, and did not look at.</param>
/// <param name="Unsettled">Half done; the next pass settles them.</param>
internal sealed record WaitingBugs(
    IReadOnlyList<RunningJob> Running,
    IReadOnlyList<ReviewableBug> Review,
    IReadOnlyList<QuarantinedBug> Quarantine,
    IReadOnlyList<DeferredBug> Deferred,
    int Behind,
    IReadOnlyList<HalfDoneDispatch> Unsettled);

internal sealed record RunningJob(string Bug, string? Title, string? Provider, string? Model, DateTimeOffset Since, string? Worktree);

/// <param name="Worktree">Null, as an empty list of commits: its job ended before these nights, or the runner chose.</param>
internal sealed record ReviewableBug(string Bug, string? Title, DateTimeOffset Since, string? Worktree, IReadOnlyList<string> Commits);

internal sealed record DeferredBug(string Bug, string Title, int Priority, string Reason);

/// <summary>How a provider did in these nights.</summary>
/// <param name="Availability">Of its preflights, between 0 and 1; null: none was made.</param>
/// <param name="RefusedStarts">By its own fault although its preflight had said yes.</param>
/// <param name="Jobs">Those that ended.</param>
/// <param name="Success">Of its jobs, between 0 and 1; null: none ended.</param>
/// <param name="FalseGreens">Jobs that failed by its own fault although its preflight had said yes.</param>
/// <param name="Cooldowns">How often it was left alone for a while.</param>
/// <param name="CoolingUntil">Null: it is not cooling down at this moment.</param>
internal sealed record ReportedProvider(
    string Provider,
    int Preflights,
    int Available,
    double? Availability,
    int RefusedStarts,
    int Jobs,
    int Worked,
    double? Success,
    int FalseGreens,
    AcknowledgementFigures Acknowledgements,
    int Cooldowns,
    DateTimeOffset? CoolingUntil);

/// <param name="InTime">How many; the times are theirs.</param>
/// <param name="Late">Agents that were found at work after their acknowledgement had not come.</param>
/// <param name="MedianSeconds">Null, as the slowest: none came in time.</param>
internal sealed record AcknowledgementFigures(int InTime, int Late, double? MedianSeconds, double? SlowestSeconds);

/// <param name="Preflights">Paid ones, of strictGate providers.</param>
/// <param name="Starts">Starts on such a provider; the runner repeats its whole preflight in each.</param>
/// <param name="PreflightsPerPass">Null: there was no pass.</param>
internal sealed record PaidProbeFigures(int Passes, int Preflights, int Starts, double? PreflightsPerPass, int MostPreflightsInAPass);
