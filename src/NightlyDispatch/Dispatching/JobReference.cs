using NightlyDispatch.Backlog;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Dispatching;

/// <summary>All by which a job of ours can be recognised.</summary>
internal sealed record JobReference(BugId Bug, RunIdentity Run, string Mark, int? AgentProcessId)
{
    /// <summary>Null for a dispatch that has not come to a start.</summary>
    public static JobReference? Of(OpenDispatch dispatch) =>
        dispatch is { Mark: { } mark, Provider: { } provider } && BugId.TryParse(dispatch.Bug, out var bug)
            ? new(bug, new RunIdentity(provider, dispatch.StartProcessId, dispatch.Since), mark, dispatch.AgentProcessId)
            : null;
}
