namespace NightlyDispatch.Providers;

/// <summary>Walks the provider chain during one pass: asks each provider at most once, and only when it is needed.</summary>
internal sealed class ProviderSelector(
    ProviderPolicy policy,
    IReadOnlyDictionary<string, Cooldown> cooldowns,
    Func<Provider, Model, CancellationToken, Task<PreflightResult>> probe,
    TimeProvider time)
{
    private readonly List<PreflightResult> _history = [];
    private readonly Dictionary<string, PassedOver> _out = [];
    private Selection? _current;

    /// <summary>Every preflight of the pass, one for each model that was asked for.</summary>
    public IReadOnlyList<PreflightResult> History => _history;

    /// <summary>In chain order, the primary first; a provider that was not reached is not among them.</summary>
    public IReadOnlyList<PassedOver> PassedOver =>
        [.. policy.Chain.Where(provider => _out.ContainsKey(provider.Name)).Select(provider => _out[provider.Name])];

    /// <summary>What is wrong with the runner itself; no provider is asked any more.</summary>
    public PreflightResult? RunnerFault { get; private set; }

    /// <returns>The first provider of the chain that is not out; null: none is left, or the runner is at fault.</returns>
    /// <exception cref="OperationCanceledException">The probe was cancelled; nothing is known about its provider.</exception>
    public async Task<Selection?> CurrentAsync(CancellationToken cancellationToken)
    {
        foreach (var provider in policy.Chain)
        {
            if (_current is not null || RunnerFault is not null)
                break;
            if (!_out.ContainsKey(provider.Name))
                await TryAsync(provider, cancellationToken);
        }

        return _current;
    }

    /// <summary>Puts a provider out for the rest of the pass; the first reason stays.</summary>
    public void Drop(string provider, PassedOverKind kind, RunnerReason reason)
    {
        _out.TryAdd(provider, Providers.PassedOver.Because(provider, kind, reason));
        if (_current?.Provider.Name == provider)
            _current = null;
    }

    private async Task TryAsync(Provider provider, CancellationToken cancellationToken)
    {
        if (CooldownOf(provider) is { } cooldown)
        {
            Drop(provider.Name, PassedOverKind.CoolingDown, new RunnerReason(cooldown.Explanation));
            return;
        }

        var preflight = await AskAsync(provider, cancellationToken);
        if (preflight.IsRunnersFault)
            RunnerFault = preflight;
        else if (preflight.Error is { } error)
            Drop(provider.Name, PassedOverKind.PreflightFailed, new RunnerReason(error, preflight.Code, preflight.NextAction));
        else
            _current = new Selection(provider, AllowedModel.From(policy, preflight), preflight);
    }

    private async Task<PreflightResult> AskAsync(Provider provider, CancellationToken cancellationToken)
    {
        foreach (var model in provider.Models)
        {
            _history.Add(await probe(provider, model, cancellationToken));
            if (_history[^1] is { IsAvailable: true } or { IsRunnersFault: true })
                break;
        }

        return _history[^1];
    }

    /// <returns>Null: it may be asked, also because all are cooling and its cooldown is the first to end.</returns>
    private Cooldown? CooldownOf(Provider provider)
    {
        var now = time.GetUtcNow();
        var cooling = policy.Chain
            .Where(link => cooldowns.TryGetValue(link.Name, out var cooldown) && cooldown.Holds(now))
            .ToDictionary(link => link.Name, link => cooldowns[link.Name]);
        var endsFirst = cooling.Count == policy.Chain.Count ? policy.Chain.MinBy(link => cooling[link.Name].Until) : null;
        return provider == endsFirst ? null : cooling.GetValueOrDefault(provider.Name);
    }
}
