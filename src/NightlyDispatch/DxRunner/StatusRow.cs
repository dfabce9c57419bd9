using System.Globalization;
using System.Text.Json;
using NightlyDispatch.Processes;

namespace NightlyDispatch.DxRunner;

/// <summary>One job in the runner's list.</summary>
/// <param name="ProcessId">The launcher's; null where the runner names none.</param>
internal sealed record StatusRow(string Beads, string? Provider, string? State, int? ProcessId)
{
    /// <summary>`stop` ends the launcher and leaves the agent at work, so a row that is ended and has a process is live too.</summary>
    public bool IsLive =>
        State is not ("exited_ok" or "exited_err" or "no_op_success" or "stopped")
        || (ProcessId is { } id && ProcessEntry.Read(id) is { IsZombie: false });

    /// <summary>Null for what is no job: gemini's children have rows too, named &lt;id&gt;.child.</summary>
    public static StatusRow? Read(JsonElement row) =>
        row.ValueKind == JsonValueKind.Object && row.Text("beads") is { } beads && !beads.EndsWith(".child", StringComparison.Ordinal)
            ? new(
                beads,
                row.Text("provider"),
                row.Text("state"),
                int.TryParse(row.Text("pid"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null)
            : null;
}
