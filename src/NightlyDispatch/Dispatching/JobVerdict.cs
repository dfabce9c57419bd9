using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Worktrees;

namespace NightlyDispatch.Dispatching;

/// <summary>
/// What a job did: by git where its worktree is known, since the runner's exited_ok and no_op_success are right only sometimes
/// (design, section 4, "After the job").
/// </summary>
internal sealed record JobVerdict(JobOutcome Outcome, string? ReasonCode, string Reason, IReadOnlyList<string> Commits)
{
    /// <param name="check">Of our run; null: the runner knows nothing of it any more.</param>
    /// <param name="changes">Null: the worktree cannot be judged.</param>
    public static JobVerdict Of(CheckReading? check, RunReport? report, WorktreeChanges? changes)
    {
        var code = report?.ReasonCode ?? check?.ReasonCode;
        var state = check?.State ?? "vanished";
        var words = $"{state}{(report?.ExitCode is { } exit ? $", exit {exit}" : "")}{(code is null ? "" : $" ({code})")}";
        if (state == "exited_err")
            return new(JobOutcome.Failed, code, words, []);
        if (changes is { IsAny: true })
            return new(JobOutcome.Worked, code, $"{words}; {WorkOf(changes)}", changes.Commits);
        if (changes is not null)
        {
            var outcome = check is null ? JobOutcome.Failed : JobOutcome.DidNothing;
            return new(outcome, code ?? state, $"{words}; nothing changed in its worktree", []);
        }

        return state switch
        {
            "exited_ok" => new(JobOutcome.Worked, code, words, []),
            "no_op_success" => new(JobOutcome.DidNothing, code, words, []),
            _ => new(JobOutcome.Failed, code ?? state, words, []),
        };
    }

    private static string WorkOf(WorktreeChanges changes) => changes.Commits.Count switch
    {
        0 => "no new commit, but a changed worktree",
        1 => "1 new commit",
        var count => $"{count} new commits",
    };
}
