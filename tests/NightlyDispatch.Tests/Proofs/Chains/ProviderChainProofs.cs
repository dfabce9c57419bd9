using NightlyDispatch.Dispatching;
using NightlyDispatch.Ledger;
using NightlyDispatch.Tests.Dispatching;
using Xunit.Abstractions;

namespace NightlyDispatch.Tests.Proofs.Chains;

/// <summary>Every chain of three providers with nine fates each, through whole passes, against an oracle of its own.</summary>
public sealed class ProviderChainProofs(ITestOutputHelper output)
{
    private static readonly Fate[] Fates = Enum.GetValues<Fate>();

    /// <summary>The small part holds every pair of fates of every two providers.</summary>
    private static readonly ProofSize Size = new(81, 729, "chains");

    [Fact(Timeout = 600_000)]
    public async Task A_bug_goes_to_the_first_provider_that_takes_it_and_everyone_passed_over_is_named_with_its_own_reason()
    {
        var endings = new Dictionary<string, int>();
        foreach (var fates in Chains())
        {
            var ending = EndingOf(await ProveAsync(fates));
            endings[ending] = endings.GetValueOrDefault(ending) + 1;
        }

        endings.Values.Sum().Should().Be(Size.Count);
        endings.Keys.Should().BeEquivalentTo("to opencode", "to cc-glm", "to gemini", "exit 3", "exit 4", "deferred");
        var figures = endings.OrderBy(ending => ending.Key, StringComparer.Ordinal).Select(ending => $"{ending.Value} {ending.Key}");
        new ProofReport(output).Add("provider chains", Size, $"{string.Join(", ", figures)}; each as the oracle says");
    }

    private static string EndingOf(Expected expected) =>
        expected.Taker is { } taker ? $"to {taker}"
        : expected.ExitCode == ExitCode.Ok ? "deferred"
        : $"exit {(int)expected.ExitCode}";

    private static IEnumerable<Fate[]> Chains() =>
        from first in Fates
        from second in Fates
        from third in Fates
        where Size.Count == Size.Full || ((int)first + (int)second + (int)third) % Fates.Length == 0
        select new[] { first, second, third };

    private static async Task<Expected> ProveAsync(Fate[] fates)
    {
        using var night = Begin(fates);
        var expected = ChainOracle.Walk(fates, night.Time.GetUtcNow());
        var because = $"the chain is {string.Join(", ", fates)}";

        var result = await night.PassAsync();

        night.Calls.Where(call => call.StartsWith("preflight", StringComparison.Ordinal)).Should().Equal(expected.Asked, because);
        night.Runs.Orders.Where(order => order.Bug.Value == "bd-1").Select(order => order.Model.Provider)
            .Should().Equal(expected.Started, because);
        night.Runs.Orders.Where(order => order.Model is { Provider: "gemini", Argument: not "gemini-2.0-flash" }).Should().BeEmpty(because);
        night.Channel.Posts.Should().HaveCount(expected.Alerts.Count, because);
        foreach (var (post, beginning) in night.Channel.Posts.Zip(expected.Alerts))
            post.Should().StartWith(beginning, because);
        result.ExitCode.Should().Be((int)expected.ExitCode, because);
        night.State.Cooldowns.Keys.Should().BeEquivalentTo(expected.CooledDown, because);
        ProveFirst(night, result, expected, because);
        ProveSecond(night, result, expected, because);
        return expected;
    }

    private static Night Begin(Fate[] fates)
    {
        var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        var cooldowns = new List<LedgerEvent>();
        for (var link = 0; link < fates.Length; link++)
        {
            var (provider, fate) = (ChainScript.Chain[link], fates[link]);
            if (fate == Fate.Cooling)
            {
                var until = night.Time.GetUtcNow().AddMinutes(ChainOracle.CooldownMinutes[link]);
                cooldowns.Add(new ProviderCooled(provider, until, ChainOracle.ReasonOf(link)));
            }

            if (ChainScript.For(provider, fate).Start is { } refusal)
                night.Runs.NextStart(provider, (_, _) => refusal);
        }

        night.Cut(cooldowns);
        var fateOf = ChainScript.Chain.Zip(fates).ToDictionary(link => link.First, link => link.Second);
        night.Runs.PreflightReports = (provider, model) =>
        {
            var preflights = ChainScript.For(provider, fateOf[provider]).Preflights;
            return model == "gemini-2.0-flash" ? preflights[1] : preflights[0];
        };
        return night;
    }

    private static void ProveFirst(Night night, PassResult result, Expected expected, string because)
    {
        var turn = result.Turns.Single(ended => ended.Bug.Id.Value == "bd-1").Turn;
        var holding = night.Tracker["bd-1"];

        turn.Rule.Class.Should().Be(expected.Class, because);
        (holding.Status, holding.Assignee).Should().Be(expected.IsClaimed ? ("in_progress", result.Pass.Actor) : ("open", null), because);
        night.Calls.Contains("claim bd-1").Should().Be(expected.Started.Count > 0, because);
        if (expected.Taker is { } taker)
        {
            turn.Reason.Should().StartWith(taker, because);
            return;
        }

        // Every provider in order with its own reason, and nothing else behind the first words.
        turn.Reason.Should().EndWith($": {string.Join("; ", expected.Left)}", because);
        expected.Left.Should().HaveCount(ChainScript.Chain.Count, because);
        expected.Left.Where(line => line.EndsWith(": ", StringComparison.Ordinal)).Should().BeEmpty(because);
        if (expected.ExitCode != ExitCode.Ok)
            night.Channel.Posts[^1].Should().ContainAll(expected.Left);
    }

    private static void ProveSecond(Night night, PassResult result, Expected expected, string because)
    {
        var turn = result.Turns.Single(ended => ended.Bug.Id.Value == "bd-2").Turn;
        var starts = night.Runs.Orders.Where(order => order.Bug.Value == "bd-2").Select(order => order.Model.Provider);

        turn.Rule.Class.Should().Be(expected.Taker is null ? BugClass.Deferred : BugClass.Dispatched, because);
        starts.Should().Equal(expected.Taker is { } taker ? [taker] : [], because);
    }
}
