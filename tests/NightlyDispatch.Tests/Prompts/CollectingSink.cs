using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace NightlyDispatch.Tests.Prompts;

/// <summary>Keeps what was logged.</summary>
internal sealed class CollectingSink : ILogEventSink
{
    public List<string> Lines { get; } = [];

    public ILogger ToLogger() => new LoggerConfiguration().WriteTo.Sink(this).CreateLogger();

    public void Emit(LogEvent logEvent) => Lines.Add($"{logEvent.Level}: {logEvent.RenderMessage(CultureInfo.InvariantCulture)}");
}
