using System.Collections.Concurrent;
using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Proofs.Races;

/// <summary>Hosts share the backlog by nothing but the claims in its tracker (design, section 10).</summary>
public sealed class HostRaceTests(ITestOutputHelper output)
{
    private const int Attempts = 5;

    private static readonly string[] Profiles = ["1.0.5", "0.56", "1.3"];

    [Fact(Timeout = Proof.Bound)]
    public Task With_claims_that_are_a_compare_and_set_every_bug_gets_one_agent_of_one_host() =>
        RaceAsync("atomic claims (bd 1.0.5, 0.56 and 1.3)", small: 1, full: 500, isAtomic: true);

    [Fact(Timeout = Proof.Bound)]
    public Task With_a_pause_before_the_re_read_so_does_every_bug_whose_claims_are_no_compare_and_set() =>
        RaceAsync("no compare-and-set, with claimPause", small: 1, full: 500, isAtomic: false);

    private async Task RaceAsync(string claims, int small, int full, bool isAtomic)
    {
        var races = new ConcurrentDictionary<int, HostRace>();
        var repeated = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, Proof.Size(small, full)), Proof.Width, async (number, _) =>
        {
            var profile = isAtomic ? Profiles[number % Profiles.Length] : Profiles[0];
            for (var attempt = 1; !races.ContainsKey(number); attempt++)
            {
                var race = await HostRace.PlayAsync(2 + number / 2 % 3, profile, isAtomic, isTie: !isAtomic && number == 0);
                if (race.IsFair)
                    races[number] = race;
                else
                    Interlocked.Increment(ref repeated).Should().BeLessThan(Attempts * Proof.Size(small, full));
            }
        });

        var faults = races.SelectMany(race => race.Value.Faults.Select(fault => $"race {race.Key}: {fault}")).ToList();
        var doubleWins = races.Values.Sum(race => race.DoubleWins);
        new ProofReport(output).Write(
            $"hosts, {claims}: {races.Count} races of 2 to 4 for 3 bugs: {faults.Count} faults (second agents, claims of others released, "
            + $"bugs without one holder); {races.Values.Sum(race => race.Dispatched)} dispatched"
            + (isAtomic ? "" : $", {doubleWins} of them won by several hosts; {repeated} races repeated: a claim outlasted the pause, or a tie was none"));
        faults.Should().BeEmpty();
        (isAtomic || doubleWins > 0).Should().BeTrue("otherwise nobody raced");
    }
}
