using System.Globalization;
using NightlyDispatch.Ledger;
using Xunit.Abstractions;

namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>A year of hourly passes in which everything goes wrong that can, with real processes as agents.</summary>
public sealed class YearProofs(ITestOutputHelper output)
{
    /// <summary>Reading the state back must not grow with the history behind it.</summary>
    private const long MostAllocated = 32 * 1024 * 1024;

    /// <summary>Of the ledger, where something has gone wrong.</summary>
    private const int LinesShown = 120;

    private static readonly ProofSize Size = new(150, 8_760, "passes");

    /// <summary>$PROOF_SEED makes another year.</summary>
    private static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("PROOF_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    [Fact(Timeout = 7_200_000)]
    public async Task Nothing_is_lost_doubled_or_stuck()
    {
        using var world = new World(Seed);
        var rules = new YearRules(world, Seed);
        try
        {
            for (var number = 1; number <= Size.Count; number++)
                rules.Check(await world.NextAsync(number));
        }
        catch
        {
            output.WriteLine(world.Night.LastLines(LinesShown));
            throw;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var state = LedgerFile.Peek(world.Night.LedgerPath);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.Should().BeLessThan(MostAllocated);
        state.Providers.Should().NotBeEmpty();
        rules.Endings.Should().HaveCountGreaterThanOrEqualTo(ProofSize.IsFull ? 16 : 10, "a year in which little happens proves little");
        if (ProofSize.IsFull)
            rules.WidenedIn.Should().NotBeNull();

        new ProofReport(output).Add("simulated year", Size, Figures(world, rules));
    }

    private static string Figures(World world, YearRules rules)
    {
        var exitCodes = rules.ExitCodes.OrderBy(code => code.Key).Select(code => $"{code.Key} ({code.Value})");
        var (state, ledger) = (rules.MostBytes / 1024, new FileInfo(world.Night.LedgerPath).Length / 1024);
        string[] figures =
        [
            $"seed {Seed}, {world.Bugs} bugs, {world.Agents.Launched} agents, {world.Kills} passes killed, {world.ClockJumps} clock jumps",
            $"{world.Channel.Taken} messages, exit codes {string.Join(" ", exitCodes)}",
            rules.WidenedIn is { } pass ? $"widened in pass {pass}" : "not widened",
            $"largest state {state} KiB, ledger {ledger} KiB",
            "0 second agents, 0 forgotten claims, 0 stuck slots or alerts",
        ];
        return string.Join("; ", figures);
    }
}
