using System.CommandLine;
using NightlyDispatch.Configuration;
using NightlyDispatch.Scheduling;

namespace NightlyDispatch.CommandLine;

/// <summary>`schedule systemd`: a script that installs a service, its timer, and what tells of a failure.</summary>
internal static class ScheduleSystemdCommand
{
    public static Command Create(Option<string?> config, Screen screen)
    {
        var hours = Options.Hours();
        var system = new Option<bool>("--system")
        {
            Description = "For the system's manager, run as this user (default: for your own manager)",
        };
        var command = new Command("systemd", "Print a script that installs a service and its timer") { hours, system };
        command.SetAction(parsed =>
        {
            if (NightHours.Parse(parsed.GetRequiredValue(hours)) is not { } night)
                return Options.RefuseHours(screen);

            var host = HostEnvironment.Current();
            var settings = SettingsFile.Load(parsed.GetValue(config), host).Settings;
            var run = ScheduledRun.Of(host, parsed.GetValue(config), night);
            screen.Output.WriteLine(new SystemdUnits(run, !parsed.GetValue(system), settings.Dispatch.PassDeadline).Script());
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
