using NightlyDispatch.Ledger;

namespace NightlyDispatch.Reporting;

/// <summary>What the ledger's state says of bugs that wait for somebody.</summary>
internal static class Standing
{
    public static IReadOnlyList<QuarantinedBug> Quarantine(LedgerState state) =>
    [
        .. state.Bugs.Where(entry => entry.Value.Quarantine is not null)
            .Select(entry => new QuarantinedBug(entry.Key, entry.Value.Quarantine!, entry.Value.LastAt)),
    ];

    /// <summary>Dispatches without a job, which the next pass settles.</summary>
    public static IReadOnlyList<HalfDoneDispatch> HalfDone(IEnumerable<OpenDispatch> dispatches) =>
    [
        .. dispatches.Where(dispatch => !dispatch.HoldsSlot)
            .Select(dispatch => new HalfDoneDispatch(dispatch.Bug, DispatchStages.NameOf(dispatch.Stage), dispatch.Since, dispatch.Actor)),
    ];
}
