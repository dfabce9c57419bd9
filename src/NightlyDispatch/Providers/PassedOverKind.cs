namespace NightlyDispatch.Providers;

/// <summary>At which point of a pass a provider dropped out.</summary>
internal enum PassedOverKind
{
    PreflightFailed,
    CoolingDown,
    StartRefused,
    NoCapacity,
}
