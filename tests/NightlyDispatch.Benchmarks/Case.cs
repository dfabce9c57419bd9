using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.Benchmarks;

/// <summary>A command that is timed, and the night in which it runs.</summary>
internal sealed record Case(string Name, RehearsalSetting Setting, params IReadOnlyList<string> Command)
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly RunnerPlan Down = new RunnerPlan().WithPreflight("opencode", PreflightVerdict.Blocked);

    public static IReadOnlyList<Case> All { get; } =
    [
        new("a pass, no bugs", Bugs(0), "run"),
        new("a pass, 1 bug", Bugs(1), "run"),
        new("a pass, 3 bugs", Bugs(3), "run"),
        new("a pass, 1 bug, opencode down", Bugs(1) with { Runner = Down }, "run"),
        new("run --dry-run, 1 bug", Bugs(1), "run", "--dry-run"),
        new("preflight, 1 bug", Bugs(1), "preflight"),
    ];

    /// <summary>All of them are dispatched in one pass.</summary>
    private static RehearsalSetting Bugs(int count) =>
        RehearsalSetting.Of([.. Enumerable.Range(1, count).Select(n => new TrackerIssue($"bd-{n}", $"Bug {n}", Monday.AddHours(n)))])
            .WithSection("parallelism", """{ "duringMigration": 3, "afterMigration": 3 }""");
}
