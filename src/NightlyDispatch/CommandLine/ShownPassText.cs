using NightlyDispatch.Alerts;
using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>One pass in full, for people: what it came to, and then every line that it wrote.</summary>
internal static class ShownPassText
{
    private const int TitleLength = 100;

    public static void Write(TextWriter output, ShownPass pass)
    {
        var outline = pass.Outline;
        List<string[]> rows =
        [
            ["pass", $"{outline.Pass}{(pass.Host is { } host ? $" on {host}, by {pass.Program}, process {pass.ProcessId}" : "")}"],
            ["time", Time(outline)],
            .. outline.PausedBecause is { } reason ? (string[][])[["paused", reason]] : [],
            ["account", outline.Account is { } account ? AccountText.Of(account) : "the backlog was not read"],
            .. Columns.Group("providers", Columns.Align([.. outline.Providers.Select(Provider)])),
            .. Columns.Group("preflights", pass.Preflights.Select(Preflight)),
            .. outline.PaidProbes == PaidProbes.None ? (string[][])[] : [["paid", Paid(outline.PaidProbes)]],
            .. Columns.Group("bugs", Columns.Align([.. pass.Bugs.Select(Bug)])),
            .. Columns.Group("jobs", pass.SettledJobs.SelectMany(Job)),
            .. Columns.Group("alerts", pass.Alerts.Select(Alert)),
        ];
        foreach (var line in Columns.Align(rows))
            output.WriteLine(line);

        output.WriteLine();
        foreach (var line in Columns.Align([.. pass.Lines.Select(Line)]))
            output.WriteLine(line);
        output.WriteUnreadable(pass.UnreadableLines);
    }

    public static string Paid(PaidProbes probes) =>
        $"{ReportWords.Number(probes.Preflights, "preflight")} of a strictGate provider, and "
        + $"{ReportWords.Number(probes.Starts, "start")} on one, which makes its own";

    private static string Time(PassOutline pass)
    {
        var began = $"began {Times.Minute(pass.Began)}";
        return pass.Seconds is { } seconds
            ? $"{began}, took {Times.Span(seconds)}, exit {pass.ExitCode}, {pass.ExitName}"
            : $"{began}, {PassWords.Exit(pass)}";
    }

    private static string[] Provider(ProviderAnswer answer) =>
    [
        answer.Provider,
        answer.Availability switch
        {
            Availability.Available => answer.IsUsed ? "available, used" : "available",
            Availability.Refused => answer.IsUsed ? "used, then refused" : "refused",
            Availability.CoolingDown => "passed over",
            _ => "not asked",
        },
        $"{answer.Reason}{(answer.Code is { } code ? $" [{code}]" : "")}",
    ];

    private static string Preflight(ShownPreflight preflight)
    {
        var took = $"{Times.Second(preflight.At)}  {preflight.Provider} {Model.InWords(preflight.Model)}, {LedgerWords.Seconds(preflight.Seconds)}";
        var action = preflight.NextAction is { } next ? $" → {next}" : "";
        return preflight.Error is { } error
            ? $"{took}: unavailable: {error}{(preflight.Code is { } code ? $" [{code}{action}]" : "")}"
            : $"{took}: available{(preflight.Warning is { } warning ? $" ({warning})" : "")}";
    }

    private static string[] Bug(ShownBug bug) =>
        [bug.Bug, $"P{bug.Priority}", Columns.Printable(bug.Title, TitleLength), $"{LedgerWords.NameOf(bug.Class)}: {bug.Reason}"];

    private static IEnumerable<string> Job(SettledJob job) =>
    [
        $"{job.Bug} {LedgerWords.InWords(job.Outcome)} on {job.Provider} {Model.InWords(job.Model)}, {LedgerWords.Seconds(job.Seconds)}: {job.Reason}",
        .. job.Worktree is { } worktree ? (string[])[$"  in {worktree}"] : [],
        .. job.Commits.Select(commit => $"  {commit}"),
    ];

    private static string Alert(ShownAlert alert)
    {
        var over = alert.RecoveredFrom is { } condition ? $" from {condition.Name()}" : "";
        var fate = alert.Fate switch
        {
            AlertFate.Delivered => "delivered",
            AlertFate.Refused => "refused for good",
            _ => "waits",
        };
        return $"{alert.Condition.Name()}{over} {alert.Subject}, {fate}{(alert.Reason is { } reason ? $": {reason}" : "")}";
    }

    private static string[] Line(ShownLine line) => [Times.Second(line.At), line.Bug ?? "", line.What];
}
