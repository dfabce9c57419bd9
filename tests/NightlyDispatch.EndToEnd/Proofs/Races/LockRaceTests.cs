using System.Collections.Concurrent;
using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Proofs.Races;

public sealed class LockRaceTests(ITestOutputHelper output)
{
    /// <summary>In one folder, one after the other.</summary>
    private const int InARow = 25;

    [Fact(Timeout = Proof.Bound)]
    public async Task Of_passes_that_begin_at_once_exactly_one_works_also_right_after_the_last_one_was_killed()
    {
        var races = Enumerable.Range(0, Proof.Size(4, 1000)).Chunk(InARow).ToList();
        var played = new ConcurrentBag<LockRaces>();

        await Parallel.ForEachAsync(races, Proof.Width, async (row, _) => played.Add(await LockRaces.PlayAsync(row)));

        var faults = played.SelectMany(row => row.Faults).ToList();
        new ProofReport(output).Write(
            $"lock: {races.Sum(row => row.Length)} races of 2 to 8 passes: {faults.Count} without exactly one at work; "
            + $"{played.Sum(row => row.Refused)} refused with 75, {played.Sum(row => row.Killed)} holders killed");
        faults.Should().BeEmpty();
    }
}
