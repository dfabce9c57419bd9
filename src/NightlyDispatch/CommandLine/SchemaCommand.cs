using System.CommandLine;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>`schema`: the shape of what a command prints with --json.</summary>
internal static class SchemaCommand
{
    public static Command Create(Screen screen)
    {
        var name = new Argument<string>("command") { Description = $"One of {string.Join(", ", DocumentSchema.Names)}" };
        var command = new Command("schema", "Print the JSON Schema of what a command prints with --json") { name };
        command.SetAction(parsed => Print(parsed.GetRequiredValue(name), screen));
        return command;
    }

    private static int Print(string name, Screen screen)
    {
        if (!DocumentSchema.Names.Contains(name))
            return screen.Fail(ExitCode.Usage, $"{Columns.Printable(name, 60)} prints no document; name one of {string.Join(", ", DocumentSchema.Names)}");

        screen.Output.Write(DocumentSchema.Read(name));
        return (int)ExitCode.Ok;
    }
}
