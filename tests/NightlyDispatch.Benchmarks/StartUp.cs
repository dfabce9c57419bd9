using System.Globalization;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Benchmarks;

/// <summary>How long the program takes to say who it is, and how much memory a pass takes.</summary>
internal static class StartUp
{
    public static async Task<IReadOnlyList<string>> RunAsync(string program, int runs)
    {
        var lines = new List<string>();
        foreach (var option in (string[])["--version", "--help"])
        {
            var times = new List<double>();
            for (var run = 0; run < runs; run++)
            {
                var ended = await new ChildProcess(TimeProvider.System).RunAsync(
                    new ChildCommand(new Tool(program), [option], "/", new Dictionary<string, string?>(), TimeSpan.FromSeconds(30)),
                    CancellationToken.None);
                times.Add(ended.Duration.TotalMilliseconds);
            }

            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{option}: {Comparison.Median(times):0.0} ms"));
        }

        using var tools = new ScriptedTools();
        lines.Add(await Measured.OfAsync(runs, program, "run", "--config", tools.Config) is { } pass
            ? string.Create(CultureInfo.InvariantCulture, $"a pass, no bugs: {pass.Mebibytes:0.0} MiB at its peak")
            : "SKIPPED the memory of a pass: python3 is missing");
        return lines;
    }
}
