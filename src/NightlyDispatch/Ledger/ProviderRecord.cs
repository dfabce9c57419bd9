namespace NightlyDispatch.Ledger;

/// <summary>How a provider has done since the ledger began: what its preflights promised, and what its jobs kept.</summary>
/// <param name="Available">Preflights that said yes.</param>
/// <param name="RefusedStarts">Starts that failed by the provider's fault although its preflight had said yes.</param>
/// <param name="Jobs">Those that have ended.</param>
/// <param name="FalseGreens">Jobs that failed by the provider's fault although its preflight had said yes.</param>
internal sealed record ProviderRecord(int Preflights, int Available, int RefusedStarts, int Jobs, int Worked, int FalseGreens)
{
    public static ProviderRecord None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Between 0 and 1; null: no job has ended.</summary>
    public double? FalseGreenRate => Jobs == 0 ? null : (double)FalseGreens / Jobs;

    public ProviderRecord Since(ProviderRecord earlier) => new(
        Preflights - earlier.Preflights,
        Available - earlier.Available,
        RefusedStarts - earlier.RefusedStarts,
        Jobs - earlier.Jobs,
        Worked - earlier.Worked,
        FalseGreens - earlier.FalseGreens);
}
