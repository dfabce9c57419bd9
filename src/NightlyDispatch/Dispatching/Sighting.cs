using NightlyDispatch.DxRunner;

namespace NightlyDispatch.Dispatching;

/// <summary>What was seen when somebody looked for an agent of ours.</summary>
internal sealed record Sighting(Liveness Liveness, CheckReading Check);
