using System.Text.Json;
using NightlyDispatch.Processes;

namespace NightlyDispatch.DxRunner;

/// <summary>What `dx-runner status --json` lists (contracts/dx-runner.md, section 5).</summary>
/// <param name="Problem">Why there is no answer; null: there is one.</param>
internal sealed record StatusReading(IReadOnlyList<StatusRow> Rows, string? Problem)
{
    public static StatusReading Read(ChildResult result)
    {
        if (result.ExitCode != 0)
            return new([], result.WhyNoAnswer("status"));

        try
        {
            using var document = JsonDocument.Parse(result.Output);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                   && root.TryGetProperty("jobs", out var jobs) && jobs.ValueKind == JsonValueKind.Array
                ? new([.. jobs.EnumerateArray().Select(StatusRow.Read).OfType<StatusRow>()], null)
                : new([], result.WhyNoAnswer("status"));
        }
        catch (JsonException)
        {
            return new([], result.WhyNoAnswer("status"));
        }
    }

    /// <summary>The row of a job that may still run for this bug; null: there is none.</summary>
    public StatusRow? LiveRow(string bug) => Rows.FirstOrDefault(row => row.Beads == bug && row.IsLive);
}
