namespace NightlyDispatch.Ledger;

/// <summary>What is remembered of a bug after its dispatch, and of how many bugs.</summary>
internal static class HistoryFold
{
    private const int KeptHistories = 500;

    /// <summary>A job that worked ends its provider's cooldown, and the bug's failures are forgotten.</summary>
    public static LedgerState RememberWork(this LedgerState state, JobEnded line)
    {
        var awaitsReview = state.Dispatches.GetValueOrDefault(line.Bug)?.Fingerprint;
        return (state with { Cooldowns = state.Cooldowns.Remove(line.Provider) })
            .Remember(line.Bug, line.At, _ => BugHistory.None with { AwaitsReview = awaitsReview });
    }

    public static LedgerState RememberFailure(this LedgerState state, string bug, DateTimeOffset at, bool isProviderFault) =>
        state.Remember(bug, at, history => history with
        {
            OwnFailures = history.OwnFailures + (isProviderFault ? 0 : 1),
            AllFailures = history.AllFailures + 1,
            AwaitsReview = null,
        });

    public static LedgerState Remember(this LedgerState state, string bug, DateTimeOffset at, Func<BugHistory, BugHistory> change)
    {
        var newest = state.Bugs.Values.Select(history => history.LastAt).DefaultIfEmpty().Max();
        var bugs = state.Bugs.SetItem(bug, change(state.HistoryOf(bug)) with { LastAt = at > newest ? at : newest.AddTicks(1) });
        return state with
        {
            Bugs = bugs.Count <= KeptHistories
                ? bugs
                : bugs.Remove(bugs.Where(entry => entry.Key != bug).MinBy(entry => (Weighs(entry.Value), entry.Value.LastAt)).Key),
        };
    }

    /// <summary>Mere failures are forgotten before what still holds: a quarantine, and a claim that waits for its review.</summary>
    private static bool Weighs(BugHistory history) => history.Quarantine is not null || history.AwaitsReview is not null;
}
