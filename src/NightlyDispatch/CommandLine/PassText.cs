using System.Globalization;
using NightlyDispatch.Dispatching;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.CommandLine;

/// <summary>The account of a pass, as cron mails it.</summary>
internal static class PassText
{
    private const int TitleLength = 60;

    public static void Write(TextWriter output, PassResult result)
    {
        output.WriteLine(
            result.Paused is { } paused ? $"{Columns.Printable(paused)} (nightly-dispatch resume ends it)"
            : result.HasBacklog ? Account(result.Tally)
            : "the backlog was not read: what waits is not known");
        foreach (var line in Columns.Align([.. result.Turns.Select(ended => Row(ended.Bug, ended.Turn))]))
            output.WriteLine(line);
        foreach (var problem in result.Problems)
            output.WriteLine($"problem: {Columns.Printable(problem)}");
        output.WriteLine($"pass {result.Pass.Id}: exit {result.ExitCode}, {NameOf(result.ExitCode)}");
    }

    public static string NameOf(int exitCode) =>
        exitCode > 128
            ? string.Create(CultureInfo.InvariantCulture, $"ended by signal {exitCode - 128}")
            : System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(((ExitCode)exitCode).ToString());

    private static string Account(PassTally tally)
    {
        var filtered = tally.FilteredOut.Count == 0
            ? ""
            : $" ({string.Join(", ", tally.FilteredOut.Select(reason => $"{reason.Value} {reason.Key}"))})";
        return $"received {tally.Received} = {tally.FilteredOut.Values.Sum()} filtered out{filtered} + {tally.Listed} listed; "
            + $"{tally.Listed} listed = {tally.Dispatched} dispatched + {tally.Skipped} skipped + {tally.Deferred} deferred + {tally.Failed} failed";
    }

    private static string[] Row(Backlog.Bug bug, Turn turn) =>
    [
        $"  {bug.Id}",
        $"P{bug.Priority}",
        Columns.Printable(bug.Title, TitleLength),
        $"{turn.Rule.Class.ToString().ToLowerInvariant()}: {turn.Reason}",
    ];
}
