namespace NightlyDispatch.Ledger;

/// <summary>What the ledger's lines change in the records of the providers.</summary>
internal static class ProviderFold
{
    public static LedgerState Count(this LedgerState state, PreflightFinished line) =>
        state.Change(line.Provider, record => record with
        {
            Preflights = record.Preflights + 1,
            Available = record.Available + (line.Error is null ? 1 : 0),
        });

    public static LedgerState CountRefusal(this LedgerState state, StartRefused line) =>
        line.Fault == StartRefused.ProvidersFault
            ? state.Change(line.Provider, record => record with { RefusedStarts = record.RefusedStarts + 1 })
            : state;

    /// <summary>A job that lost its claim says nothing of its provider.</summary>
    public static LedgerState CountJob(this LedgerState state, JobEnded line) =>
        line is { Outcome: JobOutcome.Stopped, ReasonCode: JobEnded.ClaimGone }
            ? state
            : state.Change(line.Provider, record => record with
            {
                Jobs = record.Jobs + 1,
                Worked = record.Worked + (line.Outcome == JobOutcome.Worked ? 1 : 0),
                FalseGreens = record.FalseGreens + (line.IsProviderFault ? 1 : 0),
            });

    private static LedgerState Change(this LedgerState state, string provider, Func<ProviderRecord, ProviderRecord> change) =>
        state with
        {
            Providers = state.Providers.SetItem(provider, change(state.Providers.GetValueOrDefault(provider) ?? ProviderRecord.None)),
        };
}
