using NightlyDispatch.Alerts;
using NightlyDispatch.Configuration;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>The provider chain of this pass: what is found on the way goes to ledger, log and alerts.</summary>
internal sealed class ProviderChain(
    Probe probe,
    ProviderPolicy policy,
    LedgerFile ledger,
    AlertOutbox alerts,
    DispatchSettings settings,
    TimeProvider time,
    ILogger log)
{
    private const string WholeChain = "provider chain";

    private ProviderSelector? _selector;
    private string? _announced;
    private bool _isEmptyAnnounced;

    /// <summary>Made when it is first needed: the jobs that are settled at the beginning of a pass may begin or end a cooldown.</summary>
    private ProviderSelector Selector => _selector ??= new(policy, ledger.State.Cooldowns, probe.AskAsync, time);

    /// <summary>Null: none is left; <see cref="WhyNone"/> says what that means for a bug.</summary>
    public async Task<Selection?> CurrentAsync(CancellationToken cancellationToken)
    {
        var selection = await Selector.CurrentAsync(cancellationToken);
        if (selection is not null && selection.Provider.Name != _announced)
            Announce(selection);
        return selection;
    }

    /// <summary>Puts a provider out for the rest of the pass, and into cooldown where it said so itself.</summary>
    public void Refuse(Selection selection, Refusal refusal)
    {
        var provider = selection.Provider.Name;
        var kind = refusal.Fault == Fault.Capacity ? PassedOverKind.NoCapacity : PassedOverKind.StartRefused;
        Selector.Drop(provider, kind, new RunnerReason(refusal.Reason, refusal.Code, refusal.NextAction));
        log.Warning("{Provider} refused the start: {Reason}", provider, refusal.Reason);
        if (CooldownRule.After(refusal.Code, refusal.Reason, time.GetUtcNow(), settings.Cooldown) is { } cooldown)
            ledger.Append(new ProviderCooled(provider, cooldown.Until, cooldown.Reason));
    }

    /// <param name="refusals">What the starts of this bug were refused with; empty: the bug is not claimed.</param>
    public Turn WhyNone(IReadOnlyCollection<Refusal> refusals)
    {
        if (Selector.RunnerFault is { } fault)
            return new(refusals.Count == 0 ? Ending.OursUnclaimed : Ending.Ours, fault.Error!);
        if (refusals.Count > 0)
        {
            return refusals.All(refusal => refusal.Fault == Fault.Capacity)
                ? new(Ending.DeferredClaimed, $"no provider has capacity: {Words()}")
                : new(Ending.EveryProviderRefused, $"every provider refused its start: {Words()}");
        }

        if (_isEmptyAnnounced || Selector.PassedOver.Any(left => left.Kind is PassedOverKind.StartRefused or PassedOverKind.NoCapacity))
            return new(Ending.Deferred, "no provider is left in this pass");

        _isEmptyAnnounced = true;
        alerts.Raise(AlertCondition.NoProviders, WholeChain, Lines(), "Run `nightly-dispatch preflight`, and bring one of them back.");
        return new(Ending.NoProvider, $"no provider answers: {Words()}");
    }

    private void Announce(Selection selection)
    {
        _announced = selection.Provider.Name;
        ledger.Append(new ProviderSelected(_announced, selection.Model.Argument));
        log.Information("Provider: {Provider} {Model}", _announced, Model.InWords(selection.Model.Argument));
        if (selection.Preflight.Warning is { } warning)
            log.Warning("{Provider}: {Warning}", _announced, warning);

        foreach (var left in policy.Chain.SkipWhile(link => link.Name != _announced))
            alerts.Recover(AlertCondition.ProviderFallback, left.Name, $"{_announced} is used again");
        alerts.Recover(AlertCondition.NoProviders, WholeChain, $"{_announced} answers");
        if (Selector.PassedOver.LastOrDefault(IsBefore(_announced)) is { } last)
        {
            alerts.Raise(
                AlertCondition.ProviderFallback,
                last.Provider,
                $"{last.Provider} → {_announced}\n{Lines()}",
                NextStep(Selector.PassedOver[0]));
        }
    }

    private static string NextStep(PassedOver primary) =>
        primary.NextAction is { } action ? $"{primary.Provider}: {action}" : "Run `nightly-dispatch preflight`.";

    private Func<PassedOver, bool> IsBefore(string provider) =>
        left => policy.Chain.TakeWhile(link => link.Name != provider).Any(link => link.Name == left.Provider);

    private string Lines() => string.Join('\n', Selector.PassedOver.Select(Line));

    private string Words() => string.Join("; ", Selector.PassedOver.Select(Line));

    private static string Line(PassedOver left) =>
        $"{left.Provider}: {left.Reason}" + (left.Code, left.NextAction) switch
        {
            ({ } code, { } action) => $" [{code} → {action}]",
            ({ } code, null) => $" [{code}]",
            _ => "",
        };
}
