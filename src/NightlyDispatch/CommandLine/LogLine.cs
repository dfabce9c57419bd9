using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace NightlyDispatch.CommandLine;

/// <summary>An event of the log as one line for people: when, how bad, in which pass, and what.</summary>
internal sealed class LogLine(Ink ink) : ITextFormatter
{
    public const string Pass = "Pass";

    private static readonly MessageTemplateTextFormatter Message = new("{Message:l}", CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var message = new StringWriter();
        Message.Format(logEvent, message);
        var lines = message.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var pass = logEvent.Properties.GetValueOrDefault(Pass) is ScalarValue { Value: string id } ? id + " " : "";
        var time = logEvent.Timestamp.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        output.WriteLine($"{ink.Faint(time)} {Level(logEvent.Level)} {ink.Faint(pass)}{Columns.Printable(string.Join("; ", lines))}");
    }

    private string Level(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => ink.Faint("DBG"),
        LogEventLevel.Information => "INF",
        LogEventLevel.Warning => ink.Warning("WRN"),
        _ => ink.Bad("ERR"),
    };
}
