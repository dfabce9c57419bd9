using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace NightlyDispatch.CommandLine;

/// <summary>Writes the log to standard error, where it must live with a line that is drawn there.</summary>
internal sealed class LogSink(ITextFormatter formatter, LiveError error) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        using var text = new StringWriter();
        formatter.Format(logEvent, text);
        error.WriteLine(text.ToString().TrimEnd('\n'));
    }
}
