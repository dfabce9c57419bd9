using System.CommandLine;
using NightlyDispatch.Configuration;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>`config check`: what is wrong with the settings, and what will not work.</summary>
internal static class ConfigCheckCommand
{
    public static Command Create(Option<string?> config, Screen screen)
    {
        var command = new Command("check", "Say what is wrong with the settings, and what will not work on this machine");
        command.SetAction(parsed => Check(parsed.GetValue(config), screen));
        return command;
    }

    private static int Check(string? named, Screen screen)
    {
        var host = HostEnvironment.Current();
        SettingsFile file;
        try
        {
            file = SettingsFile.Load(named, host);
        }
        catch (SettingsException exception)
        {
            foreach (var complaint in exception.EveryLine)
                screen.Output.WriteLine(complaint);
            return (int)ExitCode.Usage;
        }

        var warnings = SettingsWarnings.Of(Surroundings.Of(file, host));
        foreach (var warning in warnings)
            screen.Output.WriteLine($"warning: {Columns.Printable(warning)}");
        screen.Output.WriteLine($"{file.Path ?? "no settings file, the defaults hold"}: ok{Count(warnings.Count)}");
        return (int)ExitCode.Ok;
    }

    private static string Count(int warnings) => warnings switch
    {
        0 => "",
        1 => ", with 1 warning",
        _ => $", with {warnings} warnings",
    };
}
