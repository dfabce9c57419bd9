using NightlyDispatch.Backlog;
using NightlyDispatch.Dispatching;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.CommandLine;

/// <summary>The account of a pass, as cron mails it.</summary>
internal static class PassText
{
    private const int TitleLength = 60;

    public static void Write(TextWriter output, PassResult result, Ink ink)
    {
        output.WriteLine(
            result.Paused is { } paused ? $"{Columns.Printable(paused)} (nightly-dispatch resume ends it)"
            : result.HasBacklog ? AccountText.Of(result.Tally)
            : "the backlog was not read: what waits is not known");
        var lines = Columns.Align([.. result.Turns.Select(ended => Row(ended.Bug, ended.Turn))]);
        foreach (var (line, (_, turn)) in lines.Zip(result.Turns))
            output.WriteLine(turn.Rule.Class == BugClass.Failed ? ink.Bad(line) : line);
        if (result.Behind > 0)
            output.WriteLine($"  … and {result.Behind} more, deferred: {Listing.WhyBehind}");
        foreach (var problem in result.Problems)
            output.WriteLine(ink.Bad($"problem: {Columns.Printable(problem)}"));
        foreach (var alert in result.Alerted)
            output.WriteLine(ink.Warning($"alerted: {Columns.Printable(alert)}"));
        var end = $"pass {result.Pass.Id}: exit {result.ExitCode}, {ExitCodes.NameOf(result.ExitCode)}";
        output.WriteLine(result.ExitCode == 0 ? ink.Good(end) : ink.Bad(end));
    }

    private static string[] Row(Bug bug, Turn turn) =>
    [
        $"  {bug.Id}",
        $"P{bug.Priority}",
        Columns.Printable(bug.Title, TitleLength),
        $"{turn.Rule.Class.ToString().ToLowerInvariant()}: {turn.Reason}",
    ];
}
