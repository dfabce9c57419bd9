using System.Globalization;
using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>Where everything stands, as a table for people: what is not there takes no line.</summary>
internal static class StatusText
{
    private const int ReasonLength = 160;

    public static void Write(TextWriter output, StatusReport report)
    {
        List<string[]> rows =
        [
            .. LastPass(report.LastPass),
            .. OpenPass(report.OpenPass, report.At),
            .. Pause(report.Pause),
            ["slots", $"{report.Slots.Used} of {report.Slots.Limit} in use"],
            .. Columns.Group("jobs", report.Jobs.SelectMany(job => Job(job, report.At))),
            ["migration", Migration(report.Migration)],
            .. Columns.Group("cooling", report.Cooldowns.Select(cooldown => $"{cooldown.Provider} until {Times.Minute(cooldown.Until)}: {Short(cooldown.Reason)}")),
            .. Columns.Group("quarantine", report.Quarantine.Select(bug => $"{bug.Bug} since {Times.Minute(bug.Since)}, after {bug.Reason} (retry {bug.Bug} brings it back)")),
            .. Columns.Group("review", report.AwaitingReview.Select(bug => $"{bug} was worked on and awaits review")),
            .. Columns.Group("unsettled", report.HalfDone.Select(dispatch => $"{dispatch.Bug} {dispatch.Stage} since {Times.Minute(dispatch.Since)}; the next pass settles it")),
            .. Columns.Group("alerts", report.Alerts.Select(Alert)),
            .. report.LostAlerts == 0 ? (string[][])[] : [["lost", $"{report.LostAlerts} earlier alerts never arrived (the ledger has them)"]],
            .. Columns.Group("providers", report.Providers.Select(Provider)),
            ["lock", Lock(report.Lock)],
        ];
        foreach (var line in Columns.Align(rows))
            output.WriteLine(line);
    }

    private static IEnumerable<string[]> LastPass(EndedPass? pass)
    {
        if (pass is null)
            return [["last pass", "none has ended yet"]];

        var took = Times.Span(pass.Ended - pass.Began);
        return
        [
            ["last pass", $"{Times.Minute(pass.Began)}, {took}, exit {pass.ExitCode}, {pass.ExitName} ({pass.Pass})"],
            ["", pass.WasPaused ? "it was paused" : AccountText.Of(pass.Account)],
        ];
    }

    private static IEnumerable<string[]> OpenPass(OpenPass? pass, DateTimeOffset now) => pass switch
    {
        null => [],
        { IsRunning: false } => [["cut short", $"the pass of {Times.Minute(pass.Began)} has no end line ({pass.Pass}); the next one settles what it left"]],
        _ => [["running", $"a pass since {Times.Minute(pass.Began)}, for {Times.Span(now - pass.Began)} ({pass.Pass})"]],
    };

    private static IEnumerable<string[]> Pause(PauseStatus? pause) =>
        pause is null ? [] : [["paused", $"until {Times.Minute(pause.Until)}: {Short(pause.Reason)} (nightly-dispatch resume ends it)"]];

    private static IEnumerable<string> Job(JobStatus job, DateTimeOffset now)
    {
        var age = $"{Times.Span(now - job.Since)} ago{(job.IsOverdue ? ", longer than jobTimeout allows" : "")}";
        yield return $"{job.Bug} {job.State}: {job.Provider} {Model.InWords(job.Model)}, started {Times.Minute(job.Since)} ({age})";
        yield return job.IsElsewhere
            ? "  on another computer that shares this state folder"
            : $"  dx-runner says {Runner(job)}; {Marked(job.MarkedProcesses)}";
    }

    private static string Runner(JobStatus job) =>
        job.RunnerState is { } state ? $"{state}{(job.RunnerReason is { } reason ? $" ({Short(reason)})" : "")}" : $"nothing: {Short(job.RunnerReason ?? "")}";

    private static string Marked(int? count) => count switch
    {
        null => "processes cannot be told by their mark here",
        0 => "no process carries its mark",
        1 => "1 process carries its mark",
        _ => $"{count} processes carry its mark",
    };

    private static string Migration(MigrationStatus migration)
    {
        var limit = migration.Limit == 1 ? "1 agent at a time" : $"{migration.Limit} agents at a time";
        if (migration.Day is not { } day)
            return $"{limit}; the first pass begins the count";
        return migration.WidensAt is { } at && migration.Limit != migration.NextLimit
            ? $"day {day}: {limit} until {Times.Minute(at)}, if passes stay clean (now for {migration.CleanHours.ToString("0.#", CultureInfo.InvariantCulture)} h), then {migration.NextLimit}"
            : $"day {day}: {limit}";
    }

    private static string Alert(WaitingAlert alert) =>
        $"{alert.Condition} {alert.Subject}, {(alert.Count == 1 ? "" : $"{alert.Count} times, ")}waits since {Times.Minute(alert.FirstAt)}: {Short(alert.Reason)}";

    private static string Provider(ProviderStatus provider)
    {
        var refused = provider.RefusedStarts == 0 ? "" : $", {provider.RefusedStarts} starts refused all the same";
        var preflights = $"{provider.Provider}: {provider.Available} of {provider.Preflights} preflights said yes{refused}";
        return provider.FalseGreenRate is { } rate
            ? $"{preflights}; {provider.Worked} of {provider.Jobs} jobs worked, false green {rate.ToString("0.#%", CultureInfo.InvariantCulture)} "
                + $"({provider.FalseGreens} failed by its own fault after a yes)"
            : preflights;
    }
    private static string Lock(LockStatus held) => held switch
    {
        { IsHeld: null } => "cannot be told here",
        { IsHeld: false } => "free",
        { ProcessId: { } id } => $"held by process {id}",
        _ => "held",
    };

    private static string Short(string text) => Columns.Printable(text, ReasonLength);
}
