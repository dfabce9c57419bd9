namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>How a provider's preflight ends, by itself and inside a start.</summary>
/// <param name="Delay">Before the verdict; zero: at once, or the probe's time-out shortened for a rehearsal.</param>
internal sealed record PreflightPlan(PreflightVerdict Verdict = PreflightVerdict.Passes, TimeSpan Delay = default);
