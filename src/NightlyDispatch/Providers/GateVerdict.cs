namespace NightlyDispatch.Providers;

/// <summary>What a strict gate makes of a report whose exit code was 0.</summary>
/// <param name="Refusal">Why the provider counts as unavailable; null: it passes.</param>
/// <param name="Warning">It passes, but nothing in the report speaks for the model or against it.</param>
internal sealed record GateVerdict(RunnerReason? Refusal = null, string? Warning = null);
