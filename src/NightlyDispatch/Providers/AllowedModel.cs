namespace NightlyDispatch.Providers;

/// <summary>The gate as a type: a model that a start may use, because the policy lists it and its preflight passed.</summary>
internal sealed record AllowedModel
{
    private AllowedModel(string provider, string? argument) => (Provider, Argument) = (provider, argument);

    public string Provider { get; }

    /// <summary>What goes behind --model; null: none.</summary>
    public string? Argument { get; }

    /// <exception cref="ArgumentException">The preflight did not pass, or it is not about a model of the policy.</exception>
    public static AllowedModel From(ProviderPolicy policy, PreflightResult preflight) =>
        preflight.IsAvailable && policy.Lists(preflight.Provider, preflight.Model)
            ? new AllowedModel(preflight.Provider, preflight.Model)
            : throw new ArgumentException($"{preflight.Provider} {preflight.Model} has not passed the gate", nameof(preflight));
}
