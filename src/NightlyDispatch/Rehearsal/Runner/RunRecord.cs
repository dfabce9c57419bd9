using System.Globalization;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>What the stand-in runner notes of a bug's newest run with one provider, in lines of key=value as the real one.</summary>
/// <param name="RunInstance">Ends with the process id of the start.</param>
/// <param name="Reason">What a failed exit is classified as.</param>
/// <param name="Pid">Of the launcher, which outlives the start and waits for the agent; null: not recorded yet.</param>
/// <param name="Outcome">A reason that was settled without the agent's exit code, for example manual_stop.</param>
internal sealed record RunRecord(
    string Beads,
    string Provider,
    string Worktree,
    string WorkingDirectory,
    string RunInstance,
    DateTimeOffset StartedAt,
    int Mutations,
    string? Reason,
    string SelectedModel = "",
    string FallbackReason = "",
    int? Pid = null,
    int? MonitorPid = null,
    string? Outcome = null)
{
    public static RunRecord Parse(string text)
    {
        var values = new Dictionary<string, string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = line.IndexOf('=', StringComparison.Ordinal);
            values[line[..sign]] = line[(sign + 1)..];
        }

        return new RunRecord(
            values["beads"],
            values["provider"],
            values["worktree"],
            values["cwd"],
            values["run_instance"],
            DateTimeOffset.Parse(values["started_at"], CultureInfo.InvariantCulture),
            Number(values["mutations"]) ?? 0,
            TextOrNull(values["reason"]),
            values["selected_model"],
            values["fallback_reason"],
            Number(values["pid"]),
            Number(values["monitor_pid"]),
            TextOrNull(values["outcome"]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        beads={Beads}
        provider={Provider}
        worktree={Worktree}
        cwd={WorkingDirectory}
        run_instance={RunInstance}
        started_at={StartedAt:O}
        mutations={Mutations}
        reason={Reason}
        selected_model={SelectedModel}
        fallback_reason={FallbackReason}
        pid={Pid}
        monitor_pid={MonitorPid}
        outcome={Outcome}

        """);

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? TextOrNull(string text) => text.Length > 0 ? text : null;
}
