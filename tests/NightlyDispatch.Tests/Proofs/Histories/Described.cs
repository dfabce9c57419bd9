using System.Globalization;
using System.Text.Json;
using NightlyDispatch.Alerts;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Proofs.Histories;

/// <summary>A ledger's state in the lines in which <see cref="Model"/> describes itself.</summary>
internal static class Described
{
    public static IEnumerable<string> Of(LedgerState state) =>
    [
        $"open pass {state.OpenPass ?? "none"} on {state.Machine} as {state.Actor} in session {state.Session}, "
            + $"orphans {state.MayHaveOrphans}, bugs seen {state.HasSeenBugs}",
        $"last pass {(state.LastPass is { } last ? Of(last) : "none")}, without progress {state.PassesWithoutProgress}, "
            + $"slots held {state.LiveJobs}",
        state.Pause is { } pause
            ? $"pause of {Text.Of(pause.Since)} met at {Text.Of(pause.FirstAt)} by {pause.Pass ?? "none"}"
            : "no pause",
        $"migration from {Text.Of(state.Migration.FirstPass)}, clean {state.Migration.Clean:c} up to {Text.Of(state.Migration.LastStart)}, "
            + $"widened {state.Migration.IsWidened}",
        $"tally {Of(state.Tally)}",
        .. state.Dispatches.Select(entry => $"dispatch {entry.Key}: {Of(entry.Value)}"),
        .. state.Bugs.OrderBy(entry => entry.Value.LastAt).Select(entry =>
            $"bug {entry.Key}: {entry.Value.OwnFailures} of {entry.Value.AllFailures} failures, "
            + $"quarantine {entry.Value.Quarantine ?? "none"}, review {entry.Value.AwaitsReview ?? "none"}"),
        .. state.Cooldowns.Select(entry =>
            $"cooldown {entry.Key} {Text.Of(entry.Value.From)} to {Text.Of(entry.Value.Until)}: {entry.Value.Reason}"),
        .. state.Providers.Select(entry => $"provider {entry.Key} {Of(entry.Value)}"),
        .. state.Alerts.Entries.Select(Of),
        $"{state.Alerts.Lost.ToString(CultureInfo.InvariantCulture)} alerts lost",
    ];

    private static string Of(PassSummary pass) =>
        $"{pass.Pass} {Text.Of(pass.Began)} {Text.Of(pass.Ended)} exit {pass.ExitCode} paused {pass.WasPaused} tally {Of(pass.Tally)}";

    private static string Of(ProviderRecord record) =>
        $"{record.Preflights} {record.Available} {record.RefusedStarts} {record.Jobs} {record.Worked} {record.FalseGreens}";

    private static string Of(PassTally tally) =>
        string.Join(", ", new (string Name, int Count)[]
            {
                ("received", tally.Received), ("listed", tally.Listed), ("Dispatched", tally.Dispatched), ("Skipped", tally.Skipped),
                ("Deferred", tally.Deferred), ("Failed", tally.Failed),
            }
            .Where(count => count.Count > 0)
            .Concat(tally.FilteredOut.Select(entry => ($"filtered {entry.Key}", entry.Value)))
            .OrderBy(count => count.Item1, StringComparer.Ordinal)
            .Select(count => $"{count.Item2} {count.Item1}"));

    private static string Of(OpenDispatch dispatch) =>
        string.Join(", ", new (string Word, string? Value)[]
            {
                ("actor", dispatch.Actor), ("aged from", dispatch.AgedFrom is { } from ? Text.Of(from) : null),
                ("agent", $"{dispatch.AgentProcessId}"), ("code", dispatch.ReasonCode),
                ("confirmed", dispatch.IsConfirmed ? "yes" : null), ("evidence", Of(dispatch.Evidence)),
                ("fingerprint", dispatch.Fingerprint), ("head", dispatch.Head), ("machine", dispatch.Machine), ("mark", dispatch.Mark),
                ("model", dispatch.Model), ("outcome", $"{dispatch.Outcome}"), ("prompt", dispatch.Prompt),
                ("provider", dispatch.Provider), ("session", $"{dispatch.Session}"), ("since", Text.Of(dispatch.Since)),
                ("stage", $"{dispatch.Stage}"), ("start", $"{dispatch.StartProcessId}"), ("status", dispatch.StatusHash),
                ("unanswered", dispatch.Unanswered == 0 ? null : $"{dispatch.Unanswered}"), ("unanswered in", dispatch.UnansweredIn),
                ("why", dispatch.OutcomeReason), ("worktree", dispatch.Worktree),
            }
            .Where(word => !string.IsNullOrEmpty(word.Value))
            .Select(word => $"{word.Word} {word.Value}"));

    /// <summary>As it stands in the file.</summary>
    private static string? Of(JobEvidence? evidence) => evidence is null
        ? null
        : JsonSerializer.Serialize(evidence, JsonSerializerOptions.Web);

    private static string Of(AlertEntry entry) =>
        $"alert {entry.Key}: raised {Text.Of(entry.RaisedSince)}, delivered {Text.Of(entry.DeliveredAt)}, "
        + (entry.Pending is { } pending
            ? $"{pending.Count} wait since {Text.Of(pending.FirstAt)}, the latest of {Text.Of(pending.Latest.At)}: {pending.Latest.Reason}"
            : "nothing waits");
}
