using System.Globalization;
using NightlyDispatch.Configuration;
using NightlyDispatch.Dispatching;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>What holds in every pass, whatever goes wrong.</summary>
public sealed class ManyNightsTests
{
    private const int Nights = 70;
    private const int PassesPerNight = 3;

    [Fact(Timeout = 120_000)]
    public async Task Every_bug_is_accounted_for_no_claim_is_forgotten_and_no_bug_has_two_agents()
    {
        var endings = new HashSet<Ending>();
        for (var seed = 0; seed < Nights; seed++)
        {
            using var night = new Night(settings => Limited(settings, seed));
            var chaos = new Chaos(night, seed);
            for (var pass = 0; pass < PassesPerNight; pass++)
            {
                var because = string.Create(CultureInfo.InvariantCulture, $"this holds in pass {pass} of night {seed} too");
                chaos.Go(pass);

                var result = await night.NextPassAsync();

                endings.UnionWith(result.Turns.Select(ended => ended.Turn.Ending));
                result.ExitCode.Should().NotBe((int)ExitCode.Unexpected, because);
                result.Tally.IsBalanced().Should().BeTrue(because);
                result.Turns.DistinctBy(ended => ended.Bug.Id).Should().HaveCount(result.Tally.Listed, because);
                result.Turns.Should().HaveCount(result.Tally.Listed, because);
                result.Turns.Should().NotContain(ended => ended.Turn.Reason.Length == 0, because);
                Forgotten(night, result).Should().BeEmpty(because);
                chaos.Doubles.Should().BeEmpty(because);
            }
        }

        endings.Should().BeEquivalentTo(Enum.GetValues<Ending>(), "the nights are worth nothing if they are all alike");
    }

    private static Settings Limited(Settings settings, int seed) => settings with
    {
        Parallelism = new ParallelismSettings(1 + (seed % 4), 3, TimeSpan.FromHours(48)),
        Dispatch = settings.Dispatch with { MaxPerPass = 1 + (seed % 3), MaxTriesPerPass = 3 + (seed % 5), AckRetries = seed % 2 },
    };

    /// <summary>Claims of ours of which the ledger knows nothing, although it does not say that there may be some.</summary>
    private static IEnumerable<string> Forgotten(Night night, PassResult result)
    {
        var state = night.State;
        return night.Tracker.InProgress
            .Where(holding => result.Pass.IsOurs(holding.Assignee) && !state.MayHaveOrphans)
            .Select(holding => holding.Id)
            .Where(bug => !state.Dispatches.ContainsKey(bug) && state.HistoryOf(bug).AwaitsReview is null);
    }
}
