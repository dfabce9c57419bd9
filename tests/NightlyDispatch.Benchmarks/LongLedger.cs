using System.Globalization;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.Benchmarks;

/// <summary>What a pass and a question cost on a ledger of a day, and on one of ten years.</summary>
internal static class LongLedger
{
    private const int Lines = 900_000;
    private const int PassesADay = 6;

    /// <summary>So that the last pass leaves no job, at which each pass would look.</summary>
    private static readonly TimeSpan AgentsEnd = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<string>> RunAsync(string program, int runs)
    {
        var day = await DayAsync(program);
        using var young = new ScriptedTools();
        using var old = new ScriptedTools();
        await File.WriteAllLinesAsync(young.Ledger, day);
        await File.WriteAllLinesAsync(old.Ledger, Enumerable.Range(0, Lines / day.Count).SelectMany(_ => day));
        var (passes, passesOfOld) = (new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            foreach (var (tools, times) in new[] { (young, passes), (old, passesOfOld) })
            {
                if (await Measured.OfAsync(1, program, "run", "--config", tools.Config) is not { } measured)
                    return ["SKIPPED the long ledger: python3 is missing"];
                times.Add(measured.Milliseconds);
            }
        }

        var known = await Measured.OfAsync(3, program, "explain", "bd-1", "--config", old.Config);
        var unknown = await Measured.OfAsync(3, program, "explain", "bd-77", "--config", old.Config);
        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"a pass on {Lines:N0} lines ({new FileInfo(old.Ledger).Length / 1e6:0} MB): {Comparison.Median(passesOfOld):0.0} ms, on {day.Count} lines {Comparison.Median(passes):0.0} ms, ratio {Comparison.Median(passesOfOld) / Comparison.Median(passes):0.00}"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"explain over all of it: {known!.Milliseconds:0} ms for a bug of every day, {unknown!.Milliseconds:0} ms for one that no pass has seen"),
        ];
    }

    private static async Task<IReadOnlyList<string>> DayAsync(string program)
    {
        await using var night = await Comparison.CreateAsync(
            Case.Bugs(3) with { Runner = new RunnerPlan(Agent: new AgentPlan(TimeSpan.FromMilliseconds(1), Commits: true)) }, program);
        for (var pass = 0; pass < PassesADay; pass++)
        {
            _ = await night.RunAsync(["run"], Deadline, CancellationToken.None);
            await Task.Delay(AgentsEnd);
        }

        return await File.ReadAllLinesAsync(Path.Join(night.State, "ledger.jsonl"));
    }
}
