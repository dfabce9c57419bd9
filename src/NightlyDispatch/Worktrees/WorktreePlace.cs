namespace NightlyDispatch.Worktrees;

/// <summary>Where a bug's worktree has to be.</summary>
/// <param name="Base">The beginning of the path that is the operator's alone: links in it are followed, links below it are refused.</param>
/// <param name="Repo">Null where neither the bug nor the settings name one.</param>
internal sealed record WorktreePlace(string Path, string Base, string? Repo)
{
    /// <summary>Whether the path leads where it says.</summary>
    /// <param name="real">The path without any link; null where there is nothing.</param>
    public bool IsReached(string? real) =>
        real is not null && RealPath.Of(Base) is { } realBase && real == System.IO.Path.Join(realBase, Path[Base.Length..]);
}
