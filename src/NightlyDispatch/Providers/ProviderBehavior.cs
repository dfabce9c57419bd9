namespace NightlyDispatch.Providers;

/// <summary>What a provider is for in the chain; only <see cref="StrictGate"/> changes how its preflight is read.</summary>
internal enum ProviderBehavior
{
    StrictGate,
    PrimaryWorkhorse,
    Backstop,
}
