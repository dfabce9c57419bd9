namespace NightlyDispatch.Ledger;

/// <summary>What git saw in a job's worktree after its end.</summary>
/// <param name="Commits">One line each, the newest first.</param>
/// <param name="HasMovedHead">True also where HEAD went back to an older commit.</param>
internal sealed record JobEvidence(IReadOnlyList<string> Commits, bool HasMovedHead, bool HasChangedFiles);
