using System.Diagnostics;
using System.Globalization;
using NightlyDispatch.Claims;
using NightlyDispatch.Processes;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Benchmarks;

/// <summary>How long the two readers of free text take for the worst of them, as it grows.</summary>
internal static class HostileTexts
{
    private static readonly string[] Patterns =
        ["x", "already claimed by ", "already claimed by {\"", "{\"error\":\"already claimed by ", "\n", "ERROR: ", "reason_code=", "at 2026-"];

    private static readonly Provider OpenCode = new("opencode", ProviderBehavior.StrictGate, [new Model("opencode", IsOwnDefault: true)]);

    public static IReadOnlyList<string> Run()
    {
        var lines = new List<string> { "| text | claim of a lost bug | answer of a preflight |", "|---|---|---|" };
        foreach (var length in (int[])[100_000, 1_000_000, 10_000_000])
        {
            var texts = Patterns.Select(pattern => string.Concat(Enumerable.Repeat(pattern, length / pattern.Length))).ToList();
            var claim = texts.Max(text => Worst(() => ClaimParser.Parse(text)));
            var preflight = texts.Max(text => Worst(() => PreflightReading.Read(
                OpenCode, OpenCode.Models[0], new ChildResult(1, text, text, TimeSpan.Zero), TimeSpan.FromSeconds(60))));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {length / 1e6:0.0} MB | {claim:0.0} ms | {preflight:0.0} ms |"));
        }

        return lines;
    }

    /// <returns>Milliseconds, the median of five.</returns>
    private static double Worst(Action read)
    {
        read();
        return Comparison.Median([.. Enumerable.Range(0, 5).Select(_ =>
        {
            var begun = Stopwatch.GetTimestamp();
            read();
            return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        })]);
    }
}
