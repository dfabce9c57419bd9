using NightlyDispatch.Dispatching;
namespace NightlyDispatch.CommandLine;

/// <summary>The account of a pass, as cron mails it.</summary>
internal static class PassText
{
    private const int TitleLength = 60;

    public static void Write(TextWriter output, PassResult result)
    {
        output.WriteLine(
            result.Paused is { } paused ? $"{Columns.Printable(paused)} (nightly-dispatch resume ends it)"
            : result.HasBacklog ? AccountText.Of(result.Tally)
            : "the backlog was not read: what waits is not known");
        foreach (var line in Columns.Align([.. result.Turns.Select(ended => Row(ended.Bug, ended.Turn))]))
            output.WriteLine(line);
        foreach (var problem in result.Problems)
            output.WriteLine($"problem: {Columns.Printable(problem)}");
        output.WriteLine($"pass {result.Pass.Id}: exit {result.ExitCode}, {ExitCodes.NameOf(result.ExitCode)}");
    }

    private static string[] Row(Backlog.Bug bug, Turn turn) =>
    [
        $"  {bug.Id}",
        $"P{bug.Priority}",
        Columns.Printable(bug.Title, TitleLength),
        $"{turn.Rule.Class.ToString().ToLowerInvariant()}: {turn.Reason}",
    ];
}
