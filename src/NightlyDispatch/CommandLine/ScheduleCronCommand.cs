using System.CommandLine;
using NightlyDispatch.Configuration;
using NightlyDispatch.Scheduling;

namespace NightlyDispatch.CommandLine;

/// <summary>`schedule cron`: the lines of a crontab.</summary>
internal static class ScheduleCronCommand
{
    public static Command Create(Option<string?> config, Screen screen)
    {
        var hours = Options.Hours();
        var log = new Option<string?>("--log")
        {
            Description = "Keep everything in this file (default: cron mails what a quiet pass prints)",
            HelpName = "file",
        };
        var command = new Command("cron", "Print the lines for crontab -e") { hours, log };
        command.SetAction(parsed =>
        {
            if (NightHours.Parse(parsed.GetRequiredValue(hours)) is not { } night)
                return Options.RefuseHours(screen);

            var run = ScheduledRun.Of(HostEnvironment.Current(), parsed.GetValue(config), night);
            var file = parsed.GetValue(log) is { } path ? Path.GetFullPath(path) : null;
            var text = CronTable.Text(run, file, out var problem);
            if (problem is not null)
                return screen.Fail(ExitCode.Usage, Columns.Printable(problem));

            screen.Output.WriteLine(text);
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
