using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.Benchmarks;

/// <summary>A command that is timed, and the night in which it runs.</summary>
internal sealed record Case(string Name, RehearsalSetting Setting, params IReadOnlyList<string> Command)
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly RunnerPlan Down = new RunnerPlan().WithPreflight("opencode", PreflightVerdict.Blocked);

    private static readonly RunnerPlan Limited = new RunnerPlan().WithStarts("opencode", StartPlan.Refuse(
        new Refusal(1, Error: "provider start failed for {beads}/{provider} (reason_code=opencode_rate_limited)\n")));

    /// <summary>Whether a pass goes before it, which is not measured.</summary>
    public bool ComesAfterOne { get; init; }

    public static IReadOnlyList<Case> All { get; } =
    [
        new("a pass, no bugs", Bugs(0), "run"),
        new("a pass, 1 bug", Bugs(1), "run"),
        new("a pass, 3 bugs", Bugs(3), "run"),
        new("a pass, 1 bug, opencode down", Bugs(1) with { Runner = Down }, "run"),
        new("a pass, 1 bug, opencode cools down", Bugs(2).WithSection("dispatch", """{ "maxPerPass": 1 }""") with { Runner = Limited }, "run")
        {
            ComesAfterOne = true,
        },
        new("run --dry-run, 1 bug", Bugs(1), "run", "--dry-run"),
        new("preflight, 1 bug", Bugs(1), "preflight"),
    ];

    /// <summary>All of them are dispatched in one pass.</summary>
    public static RehearsalSetting Bugs(int count) =>
        RehearsalSetting.Of([.. Enumerable.Range(1, count).Select(n => new TrackerIssue($"bd-{n}", $"Bug {n}", Monday.AddHours(n)))])
            .WithSection("parallelism", """{ "duringMigration": 3, "afterMigration": 3 }""");
}
