using System.Text;

namespace NightlyDispatch.Scheduling;

/// <summary>The lines of a crontab that make the passes of a night.</summary>
internal static class CronTable
{
    /// <summary>Debian's cron and cronie cut a line of a crontab, or refuse it, at 1,000 characters.</summary>
    private const int MaxLine = 998;

    /// <param name="log">A file that keeps everything; null: cron mails what a quiet pass prints, which is nothing if all is well.</param>
    /// <param name="problem">Why there are no such lines; null: they are right.</param>
    public static string Text(ScheduledRun run, string? log, out string? problem)
    {
        List<string> lines =
        [
            "# nightly-dispatch: one pass every hour of the night. The times are those of this machine.",
            .. log is null ? WithMail : WithLog(log),
            .. run.HasSecretVariable ? Secret : [],
            .. run.Variables.Select(variable => $"{variable.Name}={Value(variable.Value)}"),
            $"0 {run.Hours.ForCron} * * *  {EscapePercent(Command(run, log))}",
        ];
        problem = lines.Find(line => Encoding.UTF8.GetByteCount(line) > MaxLine) is { } tooLong
            ? $"cron takes no line of more than {MaxLine} bytes, and this one would be longer: {tooLong[..80]}…"
            : lines.Exists(line => line.Contains('\n', StringComparison.Ordinal)) ? "a name with a line break cannot stand in a crontab"
            : null;
        return string.Join('\n', lines);
    }

    private static string[] WithMail =>
    [
        "# A mail comes if a pass ended with another exit code than 0, or alerted something: first the account, whose last line",
        "# names the exit code, then the log. Without a mailer on this machine use: nightly-dispatch schedule cron --log FILE",
        "# MAILTO=somebody@example.org",
    ];

    private static string[] WithLog(string log) =>
    [
        $"# Everything is kept in {log}; a mail of one line comes if a pass ended with another exit code than 0.",
    ];

    private static string[] Secret =>
    [
        "# SLACK_WEBHOOK is set in your shell, and cron will not have it. A crontab is no place for a secret: put the URL into",
        "# a file of mode 600, and name that in alerts.webhookFile.",
    ];

    private static string Command(ScheduledRun run, string? log)
    {
        var config = run.SettingsPath is { } path ? $" --config {ShellWord.Of(path)}" : "";
        var program = ShellWord.Of(run.Program);
        return log is null
            ? $"{program} run --quiet{config}"
            : $"{program} run{config} >> {ShellWord.Of(log)} 2>&1 || echo \"nightly-dispatch: exit $?, see \"{ShellWord.Of(log)}";
    }

    /// <summary>An unescaped % ends the command: what follows would be its standard input (crontab(5)).</summary>
    private static string EscapePercent(string command) => command.Replace("%", "\\%", StringComparison.Ordinal);

    /// <summary>Not expanded by any shell; quotes keep blanks at the ends, and what is a quote itself.</summary>
    private static string Value(string value) =>
        value.Length == 0 || value.Trim() != value || value.IndexOfAny(['"', '\'']) >= 0
            ? value.Contains('"', StringComparison.Ordinal) ? $"'{value}'" : $"\"{value}\""
            : value;
}
