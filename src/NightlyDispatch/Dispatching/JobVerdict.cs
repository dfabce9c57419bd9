using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Worktrees;

namespace NightlyDispatch.Dispatching;

/// <summary>
/// What a job did: by git where its worktree is known, since the runner's exited_ok and no_op_success are right only sometimes
/// (design, section 4, "After the job").
/// </summary>
/// <param name="Evidence">Null: the worktree cannot be judged.</param>
/// <param name="Duration">As the runner reports it; null: it does not say.</param>
internal sealed record JobVerdict(
    JobOutcome Outcome,
    string? ReasonCode,
    string Reason,
    JobEvidence? Evidence = null,
    TimeSpan? Duration = null)
{
    /// <param name="check">Of our run; null: the runner knows nothing of it any more.</param>
    /// <param name="changes">Null: the worktree cannot be judged.</param>
    public static JobVerdict Of(CheckReading? check, RunReport? report, WorktreeChanges? changes)
    {
        var code = report?.ReasonCode ?? check?.ReasonCode;
        var state = check?.State ?? "vanished";
        var words = $"{state}{(report?.ExitCode is { } exit ? $", exit {exit}" : "")}{(code is null ? "" : $" ({code})")}";
        var outcome = OutcomeOf(state, changes);
        return new JobVerdict(
            outcome,
            outcome is JobOutcome.Worked ? code : code ?? state,
            changes is null || outcome is JobOutcome.Failed ? words : $"{words}; {InWords(changes)}",
            changes is null ? null : new JobEvidence(changes.Commits, changes.HasMovedHead, changes.HasChangedFiles),
            report?.Duration);
    }

    private static JobOutcome OutcomeOf(string state, WorktreeChanges? changes) => (state, changes) switch
    {
        ("exited_err", _) => JobOutcome.Failed,
        (_, { IsAny: true }) or ("exited_ok", null) => JobOutcome.Worked,
        ("stopped", _) => JobOutcome.Stopped,
        ("exited_ok" or "no_op_success", _) => JobOutcome.DidNothing,
        ("vanished", _) => JobOutcome.Vanished,
        _ => JobOutcome.Failed,
    };

    private static string InWords(WorktreeChanges changes) => changes switch
    {
        { IsAny: false } => "nothing changed in its worktree",
        { Commits.Count: 0 } => "no new commit, but a changed worktree",
        { Commits.Count: 1 } => "1 new commit",
        _ => $"{changes.Commits.Count} new commits",
    };
}
