using System.Globalization;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>What the report says in words, on a terminal as in a browser.</summary>
internal static class ReportWords
{
    public const string Nothing = "-";

    /// <returns>For example 7 nights, Tue 17 Nov to Mon 23 Nov 2026.</returns>
    public static string Span(MorningReport report)
    {
        var (first, last) = (report.Nights[0].Evening, report.Nights[^1].Evening);
        var begin = first.Year == last.Year ? Times.Day(first) : $"{Times.Day(first)} {first.Year}";
        return report.Nights.Count == 1
            ? $"The night of {Times.Day(last)} {last.Year}"
            : $"{report.Nights.Count} nights, {begin} to {Times.Day(last)} {last.Year}";
    }

    /// <returns>What came of the nights, and what a person has to see to.</returns>
    public static string Sentence(MorningReport report)
    {
        var waiting = report.Waiting;
        var passes = report.Nights.SelectMany(night => night.Passes).ToList();
        var empty = report.Nights.Count(night => night.Passes.Count == 0);
        List<string> sentences =
        [
            $"{Number(passes.Count, "pass", "passes")} launched {Number(report.Dispatches, "agent")} for {Number(report.DispatchedBugs, "bug")}.",
            .. waiting.Review.Count == 0 ? (string[])[] : [$"{Number(waiting.Review.Count, "bug waits", "bugs wait")} for your review."],
            .. waiting.Quarantine.Count == 0 ? (string[])[] : [$"{Number(waiting.Quarantine.Count, "bug is", "bugs are")} in quarantine."],
            .. waiting.Running.Count == 0 ? (string[])[] : [$"{Number(waiting.Running.Count, "agent is", "agents are")} at work."],
            .. empty == 0 ? (string[])[] : [$"{Number(empty, "night")} went by without a pass."],
        ];
        return string.Join(' ', sentences);
    }

    /// <returns>For example 52 passes: 50 ok, 1 dispatch-failed, 1 cut short.</returns>
    public static string Passes(IReadOnlyCollection<PassOutline> passes)
    {
        var ends = passes.GroupBy(pass => pass.ExitName ?? PassWords.Exit(pass)).OrderByDescending(group => group.Count());
        return $"{Number(passes.Count, "pass", "passes")}: {PassWords.Counts(ends.Select(group => (group.Count(), group.Key)))}";
    }

    public static string Paid(PaidProbeFigures probes)
    {
        var each = probes.PreflightsPerPass is { } perPass
            ? $" ({perPass.ToString("0.##", CultureInfo.InvariantCulture)} a pass, at most {probes.MostPreflightsInAPass})"
            : "";
        var starts = probes.Starts == 1 ? "1 start that made its own" : $"{probes.Starts} starts that made their own";
        return $"{Number(probes.Preflights, "preflight")} of a strictGate provider{each}, and {starts}";
    }

    /// <returns>For example median 1.2 s, slowest 44.0 s; 1 late.</returns>
    public static string Acknowledged(AcknowledgementFigures figures)
    {
        var late = figures.Late == 0 ? "" : $"{(figures.InTime == 0 ? "" : "; ")}{figures.Late} late";
        return figures is { MedianSeconds: { } median, SlowestSeconds: { } slowest }
            ? $"median {LedgerWords.Seconds(median)}, slowest {LedgerWords.Seconds(slowest)}{late}"
            : late.Length > 0 ? late : Nothing;
    }

    /// <returns>Null: it has one.</returns>
    public static string? WhyNoTitle(string? title) =>
        title is null ? "(not listed in these nights)" : Columns.Printable(title).Trim().Length == 0 ? "(no title)" : null;

    /// <returns>For example 3 (75%).</returns>
    public static string Share(int part, double? share) =>
        share is { } known ? $"{part} ({known.ToString("0%", CultureInfo.InvariantCulture)})" : Nothing;

    /// <param name="plural">Null: with an s.</param>
    public static string Number(int count, string what, string? plural = null) => count == 1 ? $"1 {what}" : $"{count} {plural ?? $"{what}s"}";

    /// <returns>For example bd-a, bd-b and 3 others.</returns>
    public static string Named(IReadOnlyList<string> bugs, int most) =>
        bugs.Count <= most ? string.Join(", ", bugs) : $"{string.Join(", ", bugs.Take(most - 1))} and {bugs.Count - most + 1} others";
}
