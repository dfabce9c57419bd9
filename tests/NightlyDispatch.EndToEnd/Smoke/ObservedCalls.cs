using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Smoke;

/// <summary>Shows each call of the runner in the test's output, and keeps its exit code, which the readings leave out.</summary>
internal sealed class ObservedCalls(ITestOutputHelper output) : ILogEventSink
{
    /// <summary>Of the newest call; null: it was not started, or did not end in time.</summary>
    public int? LastExitCode { get; private set; }

    public void Emit(LogEvent logEvent)
    {
        output.WriteLine(logEvent.RenderMessage(CultureInfo.InvariantCulture));
        if (logEvent.Properties.TryGetValue("ExitCode", out var value))
            LastExitCode = value is ScalarValue { Value: int exitCode } ? exitCode : null;
    }
}
