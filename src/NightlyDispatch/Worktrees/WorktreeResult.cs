namespace NightlyDispatch.Worktrees;

/// <summary>The worktree for a bug as it was found or made; all null: none is configured, and the runner decides.</summary>
/// <param name="Path">As the template spells it: the runner's path gate compares strings (contracts/dx-runner.md, section 3).</param>
/// <param name="Before">Set exactly where <paramref name="Path"/> is.</param>
internal sealed record WorktreeResult(string? Path, WorktreeSnapshot? Before, WorktreeProblem? Problem)
{
    public static WorktreeResult NotConfigured { get; } = new(null, null, null);

    public static WorktreeResult Ready(string path, WorktreeSnapshot before) => new(path, before, null);

    public static WorktreeResult Failed(WorktreeProblem problem) => new(null, null, problem);
}
