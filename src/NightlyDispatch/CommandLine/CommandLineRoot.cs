using System.CommandLine;
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
        var command = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        var problem = parsed.UnmatchedTokens is [var unknown, ..]
            ? $"{Columns.Printable(unknown, TokenLength)} is unknown here"
            : Columns.Printable(parsed.Errors[0].Message).TrimEnd('.');
        return $"{problem}; see nightly-dispatch{command} --help";
    }

    private static RootCommand Create(Screen screen, Termination termination)
    {
        var config = new Option<string?>("--config", "-c")
        {
            Description = "Settings file (default: $NIGHTLY_DISPATCH_CONFIG, "
                + "~/.config/nightly-dispatch/config.json, /etc/nightly-dispatch/config.json)",
            HelpName = "path",
            Recursive = true,
        };
        return new RootCommand(
            """
            Hands ready P0/P1 bugs to coding agents, once an hour of the night, from cron.

            Exit codes: 0 ok, 1 defect, 2 usage or settings, 3 no provider, 4 dispatch failed, 5 tracker unusable, 6 runner unusable,
            7 outcome unknown, 8 alert undelivered, 9 degraded (preflight), 10 state unusable, 75 already running, 128+n signal n.
            """)
        {
            config,
            RunCommand.Create(config, screen, termination),
            PreflightCommand.Create(config, screen, termination),
            StatusCommand.Create(config, screen, termination),
            ExplainCommand.Create(config, screen, termination),
            PauseCommand.Create(config, screen),
            ResumeCommand.Create(config, screen),
            RetryCommand.Create(config, screen),
            ConfigCommand.Create(config, screen),
            RehearseCommand.Create(screen, termination),
        };
    }
}
