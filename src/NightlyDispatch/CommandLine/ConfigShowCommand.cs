using System.CommandLine;
using NightlyDispatch.Configuration;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>`config show`: the settings that hold, and where each comes from.</summary>
internal static class ConfigShowCommand
{
    public static Command Create(Option<string?> config, Screen screen)
    {
        var json = Options.Json();
        var command = new Command("show", "Show the settings that hold, and where each comes from; secrets are masked") { json };
        command.SetAction(parsed =>
        {
            var host = HostEnvironment.Current();
            var file = SettingsFile.Load(parsed.GetValue(config), host);
            var settings = EffectiveSetting.All(file, Surroundings.Of(file, host));
            if (parsed.GetValue(json))
                screen.Output.WriteLine(EffectiveSettingsText.Json(file, settings));
            else
                EffectiveSettingsText.Write(screen.Output, file, settings);
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
