namespace NightlyDispatch.Ledger;

/// <summary>How a pass went, for whoever asks later.</summary>
/// <param name="Ended">By the clock at that moment, which may have been set since the pass began.</param>
internal sealed record PassSummary(string Pass, DateTimeOffset Began, DateTimeOffset Ended, int ExitCode, bool WasPaused, PassTally Tally);
