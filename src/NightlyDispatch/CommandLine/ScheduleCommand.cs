using System.CommandLine;

namespace NightlyDispatch.CommandLine;

/// <summary>`schedule`: what is to be installed, so that passes are made.</summary>
internal static class ScheduleCommand
{
    public static Command Create(Option<string?> config, Screen screen) =>
        new("schedule", "Print what to install, so that passes are made every hour of the night")
        {
            ScheduleCronCommand.Create(config, screen),
            ScheduleSystemdCommand.Create(config, screen),
        };
}
