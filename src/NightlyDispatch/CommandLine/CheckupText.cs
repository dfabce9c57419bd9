using System.Globalization;
using NightlyDispatch.Configuration;
using NightlyDispatch.Dispatching;
using NightlyDispatch.Providers;

namespace NightlyDispatch.CommandLine;

/// <summary>What `preflight` found, as a table for people.</summary>
internal static class CheckupText
{
    private const string Unusable = "unusable";
    private const string Unavailable = "unavailable";
    private const string Available = "available";
    private const string NotSet = "not set";
    private const int ReasonLength = 160;

    public static void Write(TextWriter output, CheckupReport report, Surroundings around, Ink ink)
    {
        List<string[]> rows =
        [
            Tracker(report.Tracker),
            Tool("runner", report.Runner, around.Host.Home, "beads gate passes"),
            .. Providers(report.Preflights),
            Configured("worktree", report.Worktree, "the runner refuses without one: set worktree.path"),
            Configured("slack", report.Channel, "alerts end in the log: set SLACK_WEBHOOK"),
            Tool("state", report.State, around.Host.Home, ""),
            ["settings", around.SettingsPath is { } path ? Home(path, around.Host.Home) : "(defaults)"],
            ["parallel", Parallel(report, around.Settings.Parallelism)],
            .. report.Tracker.Warning is { } warning ? (string[][])[["note", warning]] : [],
        ];
        foreach (var line in Columns.Align(WithPathOnce(rows, around.Children.ForRunner["PATH"])))
            output.WriteLine(Inked(line, ink));
        output.WriteLine();
        output.WriteLine($"{Columns.Printable(Tonight(report))}  exit {(int)report.ExitCode}, {ExitCodes.NameOf((int)report.ExitCode)}");
    }

    /// <summary>Which provider tonight's pass would take, and why; or why nothing would be dispatched.</summary>
    public static string Tonight(CheckupReport report) =>
        report.State.Problem is not null ? "Tonight: nothing, because the state folder or the ledger is unusable."
        : report.Tracker.Problem is not null ? "Tonight: nothing, because bd is unusable."
        : report.Runner.Problem is not null ? "Tonight: nothing, because dx-runner is unusable."
        : report.Selection is not { } selection ? $"Tonight: nothing, because {Because(report)}."
        : report.PassedOver.Count == 0 ? $"Tonight: {selection.Provider.Name}, the first of the chain."
        : $"Tonight: {selection.Provider.Name}, because {Because(report)}.";

    private static string Inked(string line, Ink ink) => line
        .Replace($"  {Unavailable}  ", $"  {ink.Bad(Unavailable)}  ", StringComparison.Ordinal)
        .Replace($"  {Unusable}  ", $"  {ink.Bad(Unusable)}  ", StringComparison.Ordinal)
        .Replace($"  {NotSet}  ", $"  {ink.Warning(NotSet)}  ", StringComparison.Ordinal)
        .Replace($"  {Available}  ", $"  {ink.Good(Available)}  ", StringComparison.Ordinal);

    private static string Because(CheckupReport report) => string.Join("; ", report.PassedOver.Select(left =>
        left.Kind == PassedOverKind.CoolingDown ? $"{left.Provider} is {left.Reason}" : $"{left.Provider} is unavailable ({left.Reason})"));

    /// <summary>Where a tool is missing, the list of folders in which it was looked for is long, and the same for all tools.</summary>
    private static List<string[]> WithPathOnce(List<string[]> rows, string? path)
    {
        var mention = $"in PATH ({path})";
        if (!rows.Exists(row => row[^1].Contains(mention, StringComparison.Ordinal)))
            return rows;

        foreach (var row in rows)
            row[^1] = row[^1].Replace(mention, "in the path below", StringComparison.Ordinal);
        return [.. rows, ["path", path!]];
    }

    private static string[] Tracker(TrackerCheckup tracker)
    {
        var name = tracker.Version is { } version ? $"bd {version}" : "bd";
        if (tracker.Problem is { } problem)
            return ["tracker", name, Unusable, problem];

        var bugs = tracker.BugsByPriority.Values.Sum();
        var priorities = string.Join(", ", tracker.BugsByPriority.Select(group => $"{group.Value} P{group.Key}"));
        return ["tracker", name, "ok", $"{bugs} ready {(bugs == 1 ? "bug" : "bugs")}{(bugs > 0 ? $": {priorities}" : "")}"];
    }

    private static string[] Tool(string what, ToolCheckup tool, string? home, string whenUsable) =>
        tool.Problem is { } problem ? [what, Home(tool.Path, home), Unusable, problem] : [what, Home(tool.Path, home), "ok", whenUsable];

    private static string[] Configured(string what, string? value, string whenNotSet) =>
        value is null ? [what, "-", NotSet, whenNotSet] : [what, value, "configured"];

    private static IEnumerable<string[]> Providers(IReadOnlyList<PreflightResult> preflights)
    {
        var last = "";
        foreach (var preflight in preflights)
        {
            var name = preflight.Provider == last ? "" : preflight.Provider;
            var model = Model.InWords(preflight.Model);
            last = preflight.Provider;
            if (preflight.IsRunnersFault)
            {
                yield return [name, model, "not asked"];
                continue;
            }

            var seconds = string.Create(CultureInfo.InvariantCulture, $"{preflight.Duration.TotalSeconds:0.0} s");
            var reason = Columns.Printable(preflight.Error ?? preflight.Warning ?? "", ReasonLength);
            yield return [name, model, preflight.IsAvailable ? Available : Unavailable, $"{seconds,6}  {reason}"];
            if (preflight.Code is { } code)
                yield return ["", "", "", $"{"",6}  {code}{(preflight.NextAction is { } action ? $" → {action}" : "")}"];
        }
    }

    private static string Parallel(CheckupReport report, ParallelismSettings settings)
    {
        var parallelism = report.Parallelism;
        if (parallelism.WidensAt is not { } at || parallelism.Limit == parallelism.NextLimit)
            return parallelism.InWords;

        var window = Duration.Format(settings.MigrationWindow);
        var (now, then) = (parallelism.InWords, parallelism.NextLimit);
        return report.HasMigrationBegun
            ? $"{now} until {at.UtcDateTime:ddd d MMM HH:mm} UTC ({window} after the migration, if passes stay clean), then {then}"
            : $"{now} until passes have been clean for {window}, then {then}; the first pass begins the count";
    }

    private static string Home(string path, string? home) =>
        home is { Length: > 1 } && path.StartsWith(home + "/", StringComparison.Ordinal) ? "~" + path[home.Length..] : path;
}
