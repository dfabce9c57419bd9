using NightlyDispatch.Backlog;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Dispatching;

/// <summary>What `preflight` found.</summary>
/// <param name="Worktree">The template or the folder; null: neither is configured.</param>
/// <param name="Channel">Null: no webhook is configured.</param>
/// <param name="HasMigrationBegun">Whether a first real pass has been made.</param>
internal sealed record CheckupReport(
    TrackerCheckup Tracker,
    ToolCheckup Runner,
    IReadOnlyList<PreflightResult> Preflights,
    Selection? Selection,
    IReadOnlyList<PassedOver> PassedOver,
    string? Worktree,
    string? Channel,
    ToolCheckup State,
    Parallelism Parallelism,
    bool HasMigrationBegun)
{
    /// <summary>Whether tonight's pass would fall back although it could dispatch.</summary>
    public bool IsDegraded => Selection is not null && PassedOver.Count > 0;

    public ExitCode ExitCode =>
        State.Problem is not null ? ExitCode.StateUnusable
        : Tracker.Problem is not null ? ExitCode.TrackerUnusable
        : Runner.Problem is not null ? ExitCode.RunnerUnusable
        : Selection is null ? ExitCode.NoProvider
        : IsDegraded ? ExitCode.Degraded
        : ExitCode.Ok;
}

/// <summary>One thing that is there or not.</summary>
/// <param name="Problem">Null: it can be used.</param>
internal sealed record ToolCheckup(string Path, string? Problem);

/// <summary>What the tracker said.</summary>
/// <param name="Version">Null: it could not be read.</param>
/// <param name="BugsByPriority">How many ready bugs there are of each priority.</param>
internal sealed record TrackerCheckup(
    string? Version,
    string? Warning,
    string? Problem,
    IReadOnlyDictionary<int, int> BugsByPriority);
