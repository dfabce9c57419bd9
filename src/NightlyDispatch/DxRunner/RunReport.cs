using System.Globalization;
using System.Text.Json;
using NightlyDispatch.Processes;

namespace NightlyDispatch.DxRunner;

/// <summary>How a finished run ended, by `dx-runner report`.</summary>
/// <param name="ExitCode">As the runner prints it; null where it does not know.</param>
internal sealed record RunReport(string? ExitCode, string? ReasonCode, string? DurationSeconds)
{
    /// <summary>Null where the runner names none that can be one.</summary>
    public TimeSpan? Duration =>
        int.TryParse(DurationSeconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Null for an unknown id (exit 1, silent) and for anything that is not the report's JSON.</summary>
    public static RunReport? Read(ChildResult result)
    {
        try
        {
            if (result.ExitCode != 0)
                return null;
            using var document = JsonDocument.Parse(result.Output);
            return document.RootElement is { ValueKind: JsonValueKind.Object } run
                ? new(run.Known("exit_code"), run.Known("outcome_reason_code") ?? run.Known("reason_code"), run.Known("duration_sec"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
