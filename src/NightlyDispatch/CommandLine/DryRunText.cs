using NightlyDispatch.Backlog;
using NightlyDispatch.Dispatching;

namespace NightlyDispatch.CommandLine;

/// <summary>What a pass would do, for the person who asks.</summary>
internal static class DryRunText
{
    private const int TitleLength = 60;

    public static void Write(TextWriter output, DryRunReport report)
    {
        var bugs = report.Listing.Listed == 1 ? "1 bug" : $"{report.Listing.Listed} bugs";
        output.WriteLine(report.Selection is { } selection
            ? $"Would dispatch {report.Dispatches.Count} of {bugs} on {selection.Provider.Name} ({selection.Model.Argument ?? "its own default"}):"
            : $"Would dispatch none of {bugs}{(WhyNone(report) is { } why ? $": {Columns.Printable(why)}" : "")}");
        foreach (var planned in report.Dispatches)
            Write(output, planned);
        foreach (var left in report.PassedOver)
            output.WriteLine($"  {left.Provider} is passed over: {Columns.Printable(left.Reason)}{(left.Code is { } code ? $" [{code}]" : "")}");

        var others = LeftOut(report);
        if (others.Count > 0)
            output.WriteLine($"Would leave out {others.Count}:");
        foreach (var line in Columns.Align(others))
            output.WriteLine(line);
        if (report.Plan.Behind > 0)
            output.WriteLine($"  {report.Plan.Behind} more deferred: {Listing.WhyBehind}");
        foreach (var (reason, count) in report.Listing.FilteredOut)
            output.WriteLine($"  {count} more not listed: {reason}");
        output.WriteLine("Nothing was changed.");
    }

    /// <summary>Null: no bug is left to try, and each says why.</summary>
    private static string? WhyNone(DryRunReport report) =>
        report.RunnerProblem
        ?? (report.PassedOver.Count > 0 ? "no provider answers"
        : report.Plan.Order.Count > 0 ? report.Plan.Full
        : null);

    private static string WhyDeferred(DryRunReport report) =>
        report.RunnerProblem is not null ? "dx-runner is unusable"
        : report.PassedOver.Count > 0 && report.Selection is null ? "no provider answers"
        : report.Plan.Full;

    private static void Write(TextWriter output, PlannedDispatch planned)
    {
        output.WriteLine($"  {planned.Bug.Id}  P{planned.Bug.Priority}  {Columns.Printable(planned.Bug.Title, TitleLength)}");
        output.WriteLine($"    bd update {planned.Bug.Id} --claim --json --actor …");
        output.WriteLine($"    dx-runner {string.Join(' ', planned.Order.Arguments)}");
        if (planned.WorktreeProblem is { } problem)
            output.WriteLine($"    but: {Columns.Printable(problem)}");
    }

    private static List<string[]> LeftOut(DryRunReport report) =>
    [
        .. report.Plan.Order.Except(report.Dispatches.Select(planned => planned.Bug)).Select(bug => Row(bug, $"deferred: {WhyDeferred(report)}")),
        .. report.Plan.Excluded.Select(exclusion => Row(exclusion.Bug, $"skipped: {exclusion.Reason}")),
    ];

    private static string[] Row(Bug bug, string reason) =>
        [$"  {bug.Id}", $"P{bug.Priority}", Columns.Printable(bug.Title, TitleLength), reason];
}
