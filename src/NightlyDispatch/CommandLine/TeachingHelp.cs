using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NightlyDispatch.CommandLine;

/// <summary>The usual help of a command, and after it the page that teaches.</summary>
internal sealed class TeachingHelp : SynchronousCommandLineAction
{
    private readonly HelpAction _usual = new() { MaxWidth = TextWrap.Width };

    public override bool ClearsParseErrors => true;

    public static HelpOption Option() => new("--help", "-h", "-?") { Action = new TeachingHelp(), Recursive = true };

    public override int Invoke(ParseResult parsed)
    {
        var exitCode = _usual.Invoke(parsed);
        HelpPages.ByCommand.GetValueOrDefault(PathOf(parsed.CommandResult.Command))?.Write(parsed.InvocationConfiguration.Output);
        return exitCode;
    }

    /// <returns>For example "config check"; empty for the program itself.</returns>
    public static string PathOf(Command command) =>
        command is RootCommand ? ""
        : command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}".Trim()
        : command.Name;
}
