using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>Why a bug was or was not dispatched, for people: passes in a row that say the same share one line.</summary>
internal static class ExplanationText
{
    private const int TitleLength = 100;
    private const int StepLength = 300;

    public static void Write(TextWriter output, Explanation explanation)
    {
        var title = explanation.Title is null ? "" : $"  P{explanation.Priority}  {Columns.Printable(explanation.Title, TitleLength)}";
        output.WriteLine($"{explanation.Bug}{title}");
        if (explanation.Passes.Count == 0)
            output.WriteLine("No pass has seen it.");
        for (var begin = 0; begin < explanation.Passes.Count;)
        {
            var count = SameAs(explanation.Passes, begin);
            Write(output, explanation.Passes[begin], explanation.Passes[begin + count - 1], count);
            begin += count;
        }

        if (explanation.UnreadableLines > 0)
            output.WriteLine($"({explanation.UnreadableLines} lines of the ledger about it cannot be read)");
        output.WriteLine($"Now: {Columns.Printable(explanation.Now.What)}.");
        if (explanation.Now.Problem is { } problem)
            output.WriteLine($"     {Columns.Printable(problem)}");
    }

    /// <summary>How many passes from one on left the bug alone for the same reason.</summary>
    private static int SameAs(IReadOnlyList<ExplainedPass> passes, int begin)
    {
        var count = 1;
        while (begin + count < passes.Count && IsRepeated(passes[begin], passes[begin + count]))
            count++;
        return count;
    }

    private static bool IsRepeated(ExplainedPass one, ExplainedPass other) =>
        one is { Class: not null, Steps.Count: 0 } && other.Steps.Count == 0 && one.Class == other.Class && one.Reason == other.Reason;

    private static void Write(TextWriter output, ExplainedPass first, ExplainedPass last, int count)
    {
        var when = count == 1
            ? $"{Times.Minute(first.At)}  {first.Pass ?? "by hand"}"
            : $"{Times.Minute(first.At)} to {Times.Minute(last.At)}, {count} passes";
        output.WriteLine(Columns.Printable(first.Class is null ? when : $"{when}  {first.Class}: {first.Reason}"));
        foreach (var step in first.Steps)
            output.WriteLine($"    {Times.Second(step.At)}  {Columns.Printable(step.What, StepLength)}");
    }
}
