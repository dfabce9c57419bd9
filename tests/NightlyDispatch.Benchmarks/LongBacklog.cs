using System.Globalization;

namespace NightlyDispatch.Benchmarks;

/// <summary>How a dry run grows with the number of ready bugs, against the time in which Python parses the same list.</summary>
internal static class LongBacklog
{
    private const string Parse =
        """
        import json, sys, time
        begin = time.perf_counter()
        with open(sys.argv[1]) as file:
            json.load(file)
        print(1000 * (time.perf_counter() - begin))
        """;

    public static async Task<IReadOnlyList<string>> RunAsync(string program, int runs)
    {
        var lines = new List<string> { "| ready bugs | list | dry run | peak memory | python3 json.load | ratio |", "|---|---|---|---|---|---|" };
        using var tools = new ScriptedTools();
        foreach (var count in (int[])[1_000, 10_000, 100_000])
        {
            await File.WriteAllTextAsync(tools.Ready, $"[{string.Join(',', Enumerable.Range(0, count).Select(Bug))}]");
            if (await Measured.OfAsync(runs, program, "run", "--dry-run", "--config", tools.Config) is not { } measured)
                return ["SKIPPED the long backlog: python3 is missing"];

            var times = new List<double>();
            for (var run = 0; run < runs; run++)
                times.Add(double.Parse((await Measured.PythonAsync(Parse, tools.Ready)).Output, CultureInfo.InvariantCulture));
            var python = Comparison.Median(times);
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {count:N0} | {new FileInfo(tools.Ready).Length / 1e6:0.0} MB | {measured.Milliseconds:0} ms | {measured.Mebibytes:0.0} MiB | {python:0} ms | {measured.Milliseconds / python:0.00} |"));
        }

        return lines;
    }

    private static string Bug(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"id":"shop-{{number:x6}}","title":"Bug number {{number}}: something is wrong with module {{number % 977}}",
        "description":"Step {{number}}.\n{{Text}}","status":"open","priority":{{number % 3}},"issue_type":"bug",
        "created_at":"2026-0{{1 + (number % 9)}}-1{{number % 10}}T0{{number % 10}}:00:00Z","updated_at":"2026-05-12T19:05:44Z",
        "labels":["backend"],"dependency_count":0,"dependent_count":2,"comment_count":1}
        """);

    private static string Text { get; } =
        string.Concat(Enumerable.Repeat("The total is wrong when the cart holds more than one item and the user has a coupon. ", 5));
}
