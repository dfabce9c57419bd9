using NightlyDispatch.Configuration;

namespace NightlyDispatch.Providers;

/// <summary>The strict chain of providers, and which of their models may work on bugs.</summary>
internal sealed class ProviderPolicy(IEnumerable<ProviderSettings> providers)
{
    /// <summary>In the order in which they are tried.</summary>
    public IReadOnlyList<Provider> Chain { get; } = [.. providers.Select(Provider.From)];

    /// <param name="model">As it is behind --model; null: the provider's own default.</param>
    public bool Lists(string provider, string? model) => Chain.Any(link => link.Name == provider && link.Lists(model));

    /// <summary>Whether a job may run with the model that was read back after its start.</summary>
    /// <param name="requested">What was behind --model; null: the provider's own default, which may be any.</param>
    public bool AllowsReadBack(string provider, string? requested, string selected) =>
        requested is null || Lists(provider, selected);
}
