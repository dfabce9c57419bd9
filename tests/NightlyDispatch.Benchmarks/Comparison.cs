using System.Globalization;
using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.Benchmarks;

/// <summary>What the program takes for a case, against a shell that makes the same calls in the same order and does nothing else.</summary>
internal sealed record Comparison(string Case, int Calls, int Probes, IReadOnlyList<double> Program, IReadOnlyList<double> Floor)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    public static async Task<Comparison> RunAsync(Case benchmark, string program, int runs)
    {
        var (times, floors, floor) = (new List<double>(), new List<double>(), default(Floor));
        for (var run = 0; run <= runs; run++)
        {
            await using var night = await BeginAsync(benchmark, program);
            var before = LoggedCall.Read(night.Root).Count;
            var recording = floor is null ? await GitRecording.BeginAsync(night.Root) : null;
            var ended = await night.RunAsync(benchmark.Command, Deadline, CancellationToken.None, changes: recording?.Environment);
            if (floor is null)
                floor = Benchmarks.Floor.Of(program, night.Root, recording!.Calls(), [.. LoggedCall.Read(night.Root).Skip(before)]);
            else
                times.Add(ended.Duration.TotalMilliseconds);

            await using var same = await BeginAsync(benchmark, program);
            var replayed = await floor.PlayAsync(same, Deadline);
            if (run > 0)
                floors.Add(replayed.Duration.TotalMilliseconds);
        }

        return new Comparison(benchmark.Name, floor!.Calls, floor.Probes, times, floors);
    }

    /// <summary>A row of a table.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Case} | {Calls} | {Probes} | {Median(Program):0.0} ms | {Median(Floor):0.0} ms | {Median(Program) / Median(Floor):0.00} |");

    public static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The folder of a night as its setting says, with a program of one's own.</summary>
    public static Task<RehearsalFolder> CreateAsync(RehearsalSetting setting, string program) =>
        RehearsalFolder.CreateAsync(
            Path.Join(Path.GetTempPath(), $"nightly-dispatch-benchmark-{Path.GetRandomFileName()}"),
            setting with { Program = program },
            TimeProvider.System);

    private static async Task<RehearsalFolder> BeginAsync(Case benchmark, string program)
    {
        var night = await CreateAsync(benchmark.Setting, program);
        if (benchmark.ComesAfterOne)
            _ = await night.RunAsync(["run"], Deadline, CancellationToken.None);
        return night;
    }
}
