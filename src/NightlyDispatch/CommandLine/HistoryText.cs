using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>Passes for people, a line each, the newest last.</summary>
internal static class HistoryText
{
    private const string Nothing = "-";

    public static void Write(TextWriter output, HistoryReport history)
    {
        if (history.Passes.Count == 0)
            output.WriteLine("No pass was made in that time.");
        else
            Table(output, history.Passes);
        output.WriteUnreadable(history.UnreadableLines);
    }

    private static void Table(TextWriter output, IReadOnlyList<PassOutline> passes)
    {
        List<string[]> rows = [["began", "took", "exit", "account", "dispatched", "passed over", "pass"], .. passes.Select(Row)];
        foreach (var line in Columns.Align(rows))
            output.WriteLine(line);
    }

    private static string[] Row(PassOutline pass) =>
    [
        Times.Minute(pass.Began),
        pass.Seconds is { } seconds ? Times.Span(seconds) : Nothing,
        PassWords.Exit(pass),
        PassWords.Account(pass),
        pass.Dispatched.Count == 0 ? Nothing : string.Join(", ", pass.Dispatched.Select(PassWords.Dispatched)),
        PassWords.Fallback(pass) ?? Nothing,
        pass.Pass,
    ];
}
