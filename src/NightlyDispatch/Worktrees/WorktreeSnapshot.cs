namespace NightlyDispatch.Worktrees;

/// <summary>The state of a worktree before its agent started.</summary>
/// <param name="Head">The commit; "none" where there is none yet.</param>
/// <param name="StatusHash">Of what git status lists, with size and time of each listed file: a file that was changed before can change again.</param>
internal sealed record WorktreeSnapshot(string Head, string StatusHash)
{
    public const string NoHead = "none";
}
