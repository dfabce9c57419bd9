using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NightlyDispatch.CommandLine;

/// <summary>All commands of the program; the only place that knows how arguments are parsed.</summary>
internal static class CommandLineRoot
{
    private const int TokenLength = 60;

    public static async Task<int> InvokeAsync(string[] arguments, Screen screen, Termination termination)
    {
        var parsed = Create(screen, termination).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
            return screen.Fail(ExitCode.Usage, UsageError(parsed));

        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = screen.Output,
                Error = screen.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            },
            termination.Token);
    }

    /// <summary>One line for all that is wrong: a word that nobody knows explains a command that is missing.</summary>
    private static string UsageError(ParseResult parsed)
    {
        var command = $"nightly-dispatch {TeachingHelp.PathOf(parsed.CommandResult.Command)}".Trim();
        var problem = parsed.UnmatchedTokens is [var unknown, ..]
            ? $"{Columns.Printable(unknown, TokenLength)} is unknown here"
            : Columns.Printable(parsed.Errors[0].Message).TrimEnd('.');
        return $"{problem}; see {command} --help";
    }

    public static RootCommand Create(Screen screen, Termination termination)
    {
        var config = new Option<string?>("--config", "-c") { Description = "Settings file", HelpName = "path", Recursive = true };
        var root = new RootCommand("Hands ready P0/P1 bugs to coding agents, once an hour of the night, from cron.")
        {
            config,
            RunCommand.Create(config, screen, termination),
            PreflightCommand.Create(config, screen, termination),
            StatusCommand.Create(config, screen, termination),
            ExplainCommand.Create(config, screen, termination),
            HistoryCommand.Create(config, screen),
            ShowCommand.Create(config, screen),
            ReportCommand.Create(config, screen),
            PauseCommand.Create(config, screen),
            ResumeCommand.Create(config, screen),
            RetryCommand.Create(config, screen),
            ConfigCommand.Create(config, screen),
            ScheduleCommand.Create(config, screen),
            AlertsCommand.Create(config, screen, termination),
            RehearseCommand.Create(screen, termination),
            SchemaCommand.Create(screen),
            CompletionCommand.Create(screen),
        };

        // The library's own also answers to /h and /?, which are paths here.
        root.Options.Remove(root.Options.OfType<HelpOption>().Single());
        root.Options.Add(TeachingHelp.Option());
        return root;
    }
}
