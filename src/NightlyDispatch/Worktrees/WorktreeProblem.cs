namespace NightlyDispatch.Worktrees;

/// <summary>Why a bug has no worktree that may be handed to an agent.</summary>
/// <param name="Reason">One line; names the path or the setting.</param>
/// <param name="IsOurs">Whether the settings or this machine are at fault, so that no other bug would fare better.</param>
internal sealed record WorktreeProblem(string Reason, bool IsOurs);
