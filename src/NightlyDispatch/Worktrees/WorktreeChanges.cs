namespace NightlyDispatch.Worktrees;

/// <summary>What has become of a worktree since its agent started.</summary>
/// <param name="Commits">The newest first, at most 20, each as its abbreviated id and its subject.</param>
/// <param name="HasMovedHead">True also where HEAD went back to an older commit, which leaves no new ones.</param>
internal sealed record WorktreeChanges(IReadOnlyList<string> Commits, bool HasMovedHead, bool HasChangedFiles)
{
    public bool HasNewCommits => Commits.Count > 0;

    /// <summary>Whether the agent worked at all (design, section 4, "After the job").</summary>
    public bool IsAny => HasMovedHead || HasChangedFiles;
}
