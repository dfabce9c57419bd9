namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>What an agent does with its bug.</summary>
/// <param name="Lives">Null: <see cref="DefaultLife"/>.</param>
/// <param name="Commits">Commits a file in the worktree at the end of its life.</param>
/// <param name="Changes">Leaves an uncommitted file in the worktree at the end of its life.</param>
/// <param name="Reason">What the runner classifies a failed run as, for example opencode_rate_limited; null: not classified.</param>
/// <param name="Mutations">As the runner counts; 0 with exit 0 shows as no_op_success (contracts/dx-runner.md, section 4).</param>
internal sealed record AgentPlan(
    TimeSpan? Lives = null,
    int ExitCode = 0,
    bool Commits = false,
    bool Changes = false,
    string? Reason = null,
    int Mutations = 1,
    bool IgnoresTerm = false)
{
    /// <summary>Longer than several passes take on a busy machine; it ends earlier with its rehearsal.</summary>
    public static readonly TimeSpan DefaultLife = TimeSpan.FromMinutes(2);
}
