using System.Text.Json;
using NightlyDispatch.Processes;
using NightlyDispatch.Providers;

namespace NightlyDispatch.DxRunner;

/// <summary>What the readings of the runner's answers have in common.</summary>
internal static class RunnerAnswer
{
    /// <summary>A member's text; null where it is missing or no text.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    /// <summary>As <see cref="Text"/>, without the words that the runner writes where it has nothing to write.</summary>
    public static string? Known(this JsonElement element, string name) =>
        element.Text(name) is { } text and not ("" or "-" or "unknown") ? text : null;

    /// <summary>One line that says why a call gave no answer that can be used.</summary>
    public static string WhyNoAnswer(this ChildResult result, string command) =>
        result switch
        {
            { NotStarted: { } reason } => reason,
            { ExitCode: 0 } => $"dx-runner {command} answered in an unknown form",
            { ExitCode: { } exitCode } => $"dx-runner {command}: {RunnerReason.Read(exitCode, result.Output, result.Error).Text}",
            _ => $"dx-runner {command} gave no answer in time",
        };
}
