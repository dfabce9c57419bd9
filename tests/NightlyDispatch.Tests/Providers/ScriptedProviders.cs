using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Configuration;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.Providers;

/// <summary>The default chain with answers to its preflights: each passes unless a test says otherwise.</summary>
internal sealed class ScriptedProviders
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private static readonly ProviderPolicy Policy = new(
    [
        new ProviderSettings("opencode", [Reports.Glm5], ProviderBehavior.StrictGate),
        new ProviderSettings("cc-glm", ["cc-glm"], ProviderBehavior.PrimaryWorkhorse),
        new ProviderSettings("gemini", ["gemini-2.5-pro", "gemini-2.0-flash"], ProviderBehavior.Backstop),
    ]);

    public FakeTimeProvider Time { get; } = new(Now);

    public Dictionary<string, Cooldown> Cooldowns { get; } = [];

    /// <summary>By provider and model, separated by a blank.</summary>
    public Dictionary<string, PreflightResult> Answers { get; } = [];

    /// <summary>The preflights that were asked for, as the answers are keyed.</summary>
    public List<string> Asked { get; } = [];

    public ProviderSelector Selector() => new(Policy, Cooldowns, AskAsync, Time);

    public void Fails(string provider, string? model, string error, string? code = null, string? nextAction = null) =>
        Answers[$"{provider} {model}"] = new PreflightResult(provider, model, error, code, nextAction, null, TimeSpan.FromSeconds(1));

    public void Cools(string provider, int minutes) =>
        Cooldowns[provider] = new Cooldown(Now.AddMinutes(-1), Now.AddMinutes(minutes), "slow down");

    public PreflightResult Answer(string provider, string? model) =>
        Answers.GetValueOrDefault($"{provider} {model}")
        ?? new PreflightResult(provider, model, null, null, null, null, TimeSpan.FromSeconds(1));

    public Selection Selected(string provider, string? model)
    {
        var preflight = Answer(provider, model);
        return new Selection(Policy.Chain.Single(link => link.Name == provider), AllowedModel.From(Policy, preflight), preflight);
    }

    private Task<PreflightResult> AskAsync(Provider provider, Model model, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add($"{provider.Name} {model.Argument}");
        return Task.FromResult(Answer(provider.Name, model.Argument));
    }
}
