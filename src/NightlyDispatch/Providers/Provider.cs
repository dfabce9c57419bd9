using NightlyDispatch.Configuration;

namespace NightlyDispatch.Providers;

/// <summary>One link of the provider chain; its models are tried in order.</summary>
internal sealed record Provider(string Name, ProviderBehavior Behavior, IReadOnlyList<Model> Models)
{
    public static Provider From(ProviderSettings settings) =>
        new(settings.Name, settings.Behavior, [.. settings.Models.Select(name => new Model(name, name == settings.Name))]);

    /// <param name="argument">As it is behind --model; null: the provider's own default.</param>
    public bool Lists(string? argument) => Models.Any(model => model.Argument == argument);
}
