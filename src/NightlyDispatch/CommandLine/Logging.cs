using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace NightlyDispatch.CommandLine;

/// <summary>The log of a run: one line an event on standard error, so that standard output holds results only.</summary>
internal static class Logging
{
    public static ILogger Create(Screen screen, bool isVerbose = false, LogFormat format = LogFormat.Text) =>
        new LoggerConfiguration()
            .MinimumLevel.Is(isVerbose ? LogEventLevel.Debug : LogEventLevel.Information)
            .WriteTo.Sink(new LogSink(
                format == LogFormat.Json
                    ? new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture)
                    : new LogLine(screen.ErrorInk),
                screen.Live))
            .CreateLogger();
}
