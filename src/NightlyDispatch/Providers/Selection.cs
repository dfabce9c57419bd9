namespace NightlyDispatch.Providers;

/// <summary>The provider that bugs are given to for now, the model that its start may use, and the preflight that it passed.</summary>
internal sealed record Selection(Provider Provider, AllowedModel Model, PreflightResult Preflight);
