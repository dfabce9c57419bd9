using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Configuration;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.Providers;

/// <summary>Every chain of three providers with two models each, against what the design says in prose.</summary>
public sealed class ProviderChainTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly string[] Names = ["a", "b", "c"];

    private static readonly ProviderPolicy Policy =
        new(Names.Select(name => new ProviderSettings(name, [name, $"{name}/2"], ProviderBehavior.PrimaryWorkhorse)));

    /// <summary>What becomes of a provider: how its preflight ends, and of its start where the preflight passes.</summary>
    public enum Fate
    {
        Works,
        WorksWithSecondModel,
        Fails,
        IsRefused,
        Cools,
        FaultsTheRunner,
    }

    public static TheoryData<Fate, Fate, Fate> Chains()
    {
        var fates = Enum.GetValues<Fate>();
        var chains = new TheoryData<Fate, Fate, Fate>();
        foreach (var first in fates)
        {
            foreach (var second in fates)
            {
                foreach (var third in fates)
                    chains.Add(first, second, third);
            }
        }

        return chains;
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public async Task Walks_every_chain_as_the_design_says(Fate first, Fate second, Fate third)
    {
        Fate[] fates = [first, second, third];
        foreach (var endsFirst in Names)
            (await WalkAsync(fates, endsFirst)).Should().Equal(Expected(fates, endsFirst));
    }

    /// <summary>A pass that starts a job with each provider it is given until one start is not refused.</summary>
    private static async Task<List<string>> WalkAsync(Fate[] fates, string endsFirst)
    {
        var events = new List<string>();
        var cooldowns = Names.Where((_, index) => fates[index] is Fate.Cools)
            .ToDictionary(name => name, name => new Cooldown(Now, Now.AddMinutes(name == endsFirst ? 10 : 20), "slow down"));
        var selector = new ProviderSelector(Policy, cooldowns, AskAsync, new FakeTimeProvider(Now));

        while (await selector.CurrentAsync(CancellationToken.None) is { } selection)
        {
            events.Add($"start {selection.Model.Provider} {selection.Model.Argument}");
            if (FateOf(selection.Provider.Name) is not Fate.IsRefused)
                break;
            selector.Drop(selection.Provider.Name, PassedOverKind.StartRefused, new RunnerReason("refused"));
        }

        events.AddRange(selector.PassedOver.Select(over => $"over {over.Provider} {over.Kind}"));
        if (selector.RunnerFault is { } fault)
            events.Add($"fault {fault.Provider}");
        return events;

        Fate FateOf(string provider) => fates[Array.IndexOf(Names, provider)];

        Task<PreflightResult> AskAsync(Provider provider, Model model, CancellationToken cancellationToken)
        {
            events.Add($"ask {provider.Name} {model.Argument}");
            var fate = FateOf(provider.Name);
            var fails = fate is Fate.Fails or Fate.FaultsTheRunner || (fate is Fate.WorksWithSecondModel && model.IsOwnDefault);
            return Task.FromResult(new PreflightResult(provider.Name, model.Argument, fails ? "no" : null, null, null, null, TimeSpan.Zero)
            {
                IsRunnersFault = fate is Fate.FaultsTheRunner,
            });
        }
    }

    private static List<string> Expected(Fate[] fates, string endsFirst)
    {
        var calls = new List<string>();
        var over = new List<string>();
        var allCool = Array.TrueForAll(fates, fate => fate is Fate.Cools);
        foreach (var (fate, name) in fates.Zip(Names))
        {
            switch (fate)
            {
                case Fate.Works:
                case Fate.Cools when allCool && name == endsFirst:
                    return [.. calls, $"ask {name} ", $"start {name} ", .. over];
                case Fate.WorksWithSecondModel:
                    return [.. calls, $"ask {name} ", $"ask {name} {name}/2", $"start {name} {name}/2", .. over];
                case Fate.FaultsTheRunner:
                    return [.. calls, $"ask {name} ", .. over, $"fault {name}"];
                case Fate.IsRefused:
                    calls.AddRange([$"ask {name} ", $"start {name} "]);
                    over.Add($"over {name} StartRefused");
                    break;
                case Fate.Fails:
                    calls.AddRange([$"ask {name} ", $"ask {name} {name}/2"]);
                    over.Add($"over {name} PreflightFailed");
                    break;
                default:
                    over.Add($"over {name} CoolingDown");
                    break;
            }
        }

        return [.. calls, .. over];
    }
}
