using NightlyDispatch.Providers;

namespace NightlyDispatch.Ledger;

/// <summary>What each line of the ledger changes in its state.</summary>
internal static class LedgerFold
{
    public static LedgerState Apply(this LedgerState state, LedgerEvent line) => line switch
    {
        PassStarted e => state.Begin(e),
        PassPaused e => state.Pause(e),
        OrphanSuspected => state with { MayHaveOrphans = true },
        OrphansSearched => state with { MayHaveOrphans = false },
        BacklogRead e => state.Count(e),
        PreflightFinished e => state.Count(e),
        ProviderCooled e => state with { Cooldowns = state.Cooldowns.SetItem(e.Provider, new Cooldown(e.At, e.Until, e.Reason)) },
        ParallelismWidened => state with { Migration = state.Migration with { IsWidened = true } },
        ClaimIntended e => state.With(e),
        Claimed e => state.Change(e.Bug, d => d with { Stage = DispatchStage.Claimed }),
        PromptIntended e => state.Change(e.Bug, d => d with { Prompt = e.Path }),
        StartIntended e => state.Change(e.Bug, d => d.With(e)),
        StartSpawned e => state.Change(e.Bug, d => d with { StartProcessId = e.ProcessId }),
        StartRefused e => state.CountRefusal(e).Change(e.Bug, d => d with { Stage = DispatchStage.Claimed }),
        OutcomeUnknown e => state.Change(e.Bug, d => d with { Stage = DispatchStage.Unknown }),
        Acknowledged e => state.Change(e.Bug, d => d with { Stage = DispatchStage.Acknowledged, AgentProcessId = e.ProcessId }),
        ClaimConfirmed e => state.Change(e.Bug, d => d with { IsConfirmed = true }),
        SettlementPostponed e => state.Change(e.Bug, d => d with { Unanswered = d.Unanswered + 1, UnansweredIn = e.Pass }),
        ClockSetBack e => state.Change(e.Bug, d => d with { AgedFrom = e.At }),
        ClaimLost e => state with { Dispatches = state.Dispatches.Remove(e.Bug) },
        DispatchClosed e => state with { Dispatches = state.Dispatches.Remove(e.Bug) },
        BugEnded e => state.Count(e),
        BugsDeferred e => state with { Tally = state.Tally with { Deferred = state.Tally.Deferred + e.Count } },
        JobEnded e => state.CountJob(e).Judge(e),
        BugQuarantined e => state.Remember(e.Bug, e.At, history => history with { Quarantine = e.Reason }),
        BugRetried e => state.Retry(e),
        AlertRaised e => state with { Alerts = state.Alerts.Raise(e.Alert) },
        AlertDelivered e => state with { Alerts = state.Alerts.Delivered(e.Key, e.At) },
        AlertRefused e => state with { Alerts = state.Alerts.Refused(e.Key) },
        PassEnded e => e.State,
        _ => state,
    };

    private static LedgerState Judge(this LedgerState state, JobEnded line)
    {
        var judged = state.Change(line.Bug, d => d with
        {
            Stage = DispatchStage.Judged,
            Outcome = line.Outcome,
            OutcomeReason = line.Reason,
            ReasonCode = line.ReasonCode,
            Evidence = line.Evidence,
        });

        return line switch
        {
            { Outcome: JobOutcome.Worked } => judged.RememberWork(line),
            { Outcome: JobOutcome.Stopped, ReasonCode: JobEnded.ClaimGone } => judged,
            _ => judged.RememberFailure(line.Bug, line.At, line.IsProviderFault),
        };
    }

    private static LedgerState Retry(this LedgerState state, BugRetried line) =>
        state with
        {
            Bugs = state.Bugs.Remove(line.Bug),
            Dispatches = state.Dispatches.TryGetValue(line.Bug, out var dispatch) && dispatch.Machine != line.Machine
                ? state.Dispatches.Remove(line.Bug)
                : state.Dispatches,
        };

    private static LedgerState With(this LedgerState state, ClaimIntended line) =>
        state.With(new OpenDispatch(
            line.Bug, state.Machine, state.Actor, state.Session, line.Fingerprint, DispatchStage.ClaimIntended, line.At));

    private static OpenDispatch With(this OpenDispatch dispatch, StartIntended line) =>
        dispatch with
        {
            Stage = DispatchStage.StartIntended,
            Since = line.At,
            AgedFrom = null,
            Provider = line.Provider,
            Model = line.Model,
            Mark = line.Mark,
            StartProcessId = null,
            Worktree = line.Worktree,
            Head = line.Head,
            StatusHash = line.StatusHash,
        };

    private static LedgerState With(this LedgerState state, OpenDispatch dispatch) =>
        state with { Dispatches = state.Dispatches.SetItem(dispatch.Bug, dispatch) };

    private static LedgerState Change(this LedgerState state, string bug, Func<OpenDispatch, OpenDispatch> change) =>
        state.Dispatches.TryGetValue(bug, out var dispatch) ? state.With(change(dispatch)) : state;
}
