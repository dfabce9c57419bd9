using NightlyDispatch.Ledger;

namespace NightlyDispatch.Reporting;

/// <summary>A job that has ended, and what it was judged to have done.</summary>
/// <param name="Model">Null: the provider's own default.</param>
/// <param name="Started">Null: the ledger does not say.</param>
/// <param name="Judged">When a pass saw that it had ended, up to an hour later.</param>
/// <param name="IsFalseGreen">It failed by its provider's own fault, although the preflight had said yes.</param>
/// <param name="Worktree">Null: the runner's choice.</param>
/// <param name="Commits">One line each, the newest first; empty also where the worktree is not known.</param>
internal sealed record SettledJob(
    string Bug,
    string Provider,
    string? Model,
    JobOutcome Outcome,
    DateTimeOffset? Started,
    DateTimeOffset Judged,
    double Seconds,
    string Reason,
    string? Code,
    bool IsFalseGreen,
    string? Worktree,
    IReadOnlyList<string> Commits)
{
    public static SettledJob From(JobEnded line, LedgerState before) => new(
        line.Bug,
        line.Provider,
        line.Model,
        line.Outcome,
        before.Dispatches.GetValueOrDefault(line.Bug)?.Since,
        line.At,
        Math.Round(line.Seconds, 3),
        line.Reason,
        line.ReasonCode,
        line.IsProviderFault,
        line.Worktree,
        line.Evidence?.Commits ?? []);
}
