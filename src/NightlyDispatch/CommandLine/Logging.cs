using System.Globalization;
using Serilog;
using Serilog.Events;

namespace NightlyDispatch.CommandLine;

/// <summary>The log of a run: lines on standard error, so that standard output holds results only.</summary>
internal static class Logging
{
    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {Message:l}{NewLine}";

    public static ILogger Create(bool isVerbose) =>
        new LoggerConfiguration()
            .MinimumLevel.Is(isVerbose ? LogEventLevel.Debug : LogEventLevel.Information)
            .WriteTo.Console(
                outputTemplate: Template,
                formatProvider: CultureInfo.InvariantCulture,
                standardErrorFromLevel: LogEventLevel.Verbose,
                theme: Serilog.Sinks.SystemConsole.Themes.ConsoleTheme.None)
            .CreateLogger();
}
