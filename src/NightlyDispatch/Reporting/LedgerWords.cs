using System.Globalization;
using NightlyDispatch.Alerts;
using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Reporting;

/// <summary>What a line of the ledger says, in words for people.</summary>
internal static class LedgerWords
{
    public static string Of(LedgerEvent line) => line switch
    {
        PassStarted e => $"begins, with claims as {e.Actor}",
        PassPaused e => $"paused: {e.Reason}",
        OrphanSuspected e => $"a claim may be left: {e.Reason}",
        OrphansSearched e => e.Released == 0 ? "no claim was left behind" : $"{e.Released} claims that were left behind given back",
        BacklogRead e => $"bd lists {e.Received}, of which {e.Listed} are bugs for the night",
        PreflightFinished e => Preflight(e),
        ProviderSelected e => $"{e.Provider} {Model.InWords(e.Model)} is used",
        ProviderCooled e => $"{e.Provider} cools down: {e.Reason}",
        ClaimIntended => "is claimed",
        ClaimLost e => $"the claim is lost: {e.Reason}",
        Claimed => "the claim is won",
        PromptIntended e => $"its prompt is written to {e.Path}",
        StartIntended e => $"a start on {e.Provider} {Model.InWords(e.Model)}{(e.Worktree is { } worktree ? $" in {worktree}" : "")}",
        StartSpawned e => $"the start is process {e.ProcessId}",
        StartRefused e => $"{e.Provider} refuses: {e.Reason}{Code(e.Code, null)}",
        OutcomeUnknown e => $"whether an agent runs is not known: {e.Reason}",
        Acknowledged e => $"{e.Provider} {(e.IsLate ? "was found to have launched" : "has launched")} its agent, after {Seconds(e.Seconds)}",
        ClaimConfirmed => "the claim still stands",
        ReleaseIntended e => $"is given back: {e.Reason}",
        DispatchClosed e => $"closed: {e.How}",
        SettlementPostponed e => $"cannot be settled yet: {e.Reason}",
        ClockSetBack => "the clock was set back: its age is counted anew",
        BugEnded e => $"{NameOf(e.Class)}: {e.Reason}",
        BugsDeferred e => $"{e.Count} more deferred: {e.Reason}",
        JobEnded e => $"its {e.Provider} job {InWords(e.Outcome)} after {Seconds(e.Seconds)}: {e.Reason}{Commits(e.Evidence)}",
        BugQuarantined e => $"quarantined after {e.Reason}",
        BugRetried => "retry: its failures are forgotten",
        ParallelismWidened => "the migration is over: the second limit holds",
        AlertRaised e => $"alert {e.Alert.Condition.Name()} {e.Alert.Subject}",
        AlertDelivered e => $"alert {e.Key.Condition.Name()} {e.Key.Subject} delivered",
        AlertRefused e => $"alert {e.Key.Condition.Name()} {e.Key.Subject} refused for good: {e.Reason}",
        PassEnded e => $"ends with exit {e.ExitCode}, {ExitCodes.NameOf(e.ExitCode)}",
        _ => throw new ArgumentOutOfRangeException(nameof(line), line, null),
    };

    /// <returns>The bug that the line is about; null: it is about none.</returns>
    public static string? BugOf(LedgerEvent line) => line switch
    {
        ClaimIntended e => e.Bug,
        ClaimLost e => e.Bug,
        Claimed e => e.Bug,
        PromptIntended e => e.Bug,
        StartIntended e => e.Bug,
        StartSpawned e => e.Bug,
        StartRefused e => e.Bug,
        OutcomeUnknown e => e.Bug,
        Acknowledged e => e.Bug,
        ClaimConfirmed e => e.Bug,
        ReleaseIntended e => e.Bug,
        DispatchClosed e => e.Bug,
        SettlementPostponed e => e.Bug,
        ClockSetBack e => e.Bug,
        BugEnded e => e.Bug,
        JobEnded e => e.Bug,
        BugQuarantined e => e.Bug,
        BugRetried e => e.Bug,
        _ => null,
    };

    /// <returns>dispatched, skipped, deferred or failed.</returns>
    public static string NameOf(BugClass bugClass) => bugClass.ToString().ToLowerInvariant();

    private static string Preflight(PreflightFinished line) =>
        $"preflight {line.Provider} {Model.InWords(line.Model)}: "
        + (line.Error is { } error ? $"unavailable: {error}{Code(line.Code, line.NextAction)}" : "available")
        + $", after {Seconds(line.Seconds)}";

    private static string Code(string? code, string? nextAction) =>
        code is null ? "" : nextAction is null ? $" [{code}]" : $" [{code} → {nextAction}]";

    /// <returns>As in "its job was stopped".</returns>
    public static string InWords(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Worked => "worked",
        JobOutcome.Failed => "failed",
        JobOutcome.DidNothing => "did nothing",
        JobOutcome.Stopped => "was stopped",
        _ => "vanished",
    };

    private static string Commits(JobEvidence? evidence) =>
        evidence is { Commits: { Count: > 0 } commits } ? $" ({string.Join("; ", commits)})" : "";

    /// <returns>For example 4.0 s or 70 min.</returns>
    public static string Seconds(double seconds) => seconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min");
}
