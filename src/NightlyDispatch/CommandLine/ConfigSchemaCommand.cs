using System.CommandLine;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.CommandLine;

/// <summary>`config schema`: what the settings file may hold, for editors.</summary>
internal static class ConfigSchemaCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command("schema", "Print a JSON Schema of the settings file, for editors");
        command.SetAction(_ =>
        {
            screen.Output.WriteLine(SettingsSchema.Text());
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
