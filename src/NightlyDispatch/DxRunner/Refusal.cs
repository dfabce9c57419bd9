namespace NightlyDispatch.DxRunner;

/// <summary>Why a start launched nothing, in the runner's own words where it printed any.</summary>
internal sealed record Refusal(Fault Fault, string Reason, string? Code = null, string? NextAction = null);
