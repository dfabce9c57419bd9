using NightlyDispatch.Processes;

namespace NightlyDispatch.Beads;

/// <summary>Reads who holds the issues that bd shows or lists.</summary>
internal static class HoldingReading
{
    /// <summary>bd's words for an id that it knows no issue for, or several (contracts/bd.md, sections 4.2 and 12).</summary>
    private static readonly string[] NotOne = ["no issue found", "no issues found", "issue not found", "ambiguous ID"];

    /// <exception cref="FormatException">The answer has an unknown form; the message completes "bd answered with …".</exception>
    public static IReadOnlyList<Holding> Read(string text) =>
    [
        .. (JsonAnswer.Issues(text) ?? []).Select(issue => new Holding(
            issue.RequiredText("id"),
            issue.RequiredText("status"),
            issue.Text("assignee") is { Length: > 0 } assignee ? assignee : null)),
    ];

    /// <summary>Whether bd refused to show an issue because the id does not lead to exactly one.</summary>
    public static bool IsNotOne(ChildResult result) =>
        result.ExitCode is not null
        && (result.ExitCode != 0 || string.IsNullOrWhiteSpace(result.Output))
        && NotOne.Any(words => $"{result.Output}\n{result.Error}".Contains(words, StringComparison.OrdinalIgnoreCase));
}
