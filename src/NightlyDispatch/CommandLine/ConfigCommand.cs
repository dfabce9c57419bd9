using System.CommandLine;

namespace NightlyDispatch.CommandLine;

/// <summary>`config`: what can be done with the settings file.</summary>
internal static class ConfigCommand
{
    public static Command Create(Option<string?> config, Screen screen) =>
        new("config", "Write, check and show the settings")
        {
            ConfigInitCommand.Create(config, screen),
            ConfigCheckCommand.Create(config, screen),
            ConfigShowCommand.Create(config, screen),
            ConfigSchemaCommand.Create(screen),
        };
}
