using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine.Page;

/// <summary>What became of each bug; of those that nothing was done about only the ids.</summary>
internal static class BugTable
{
    /// <summary>More are folded away.</summary>
    private const int ShownIds = 12;

    private const int TitleLength = 140;

    private static readonly string[] Names = ["outcome", "bug", "provider", "worktree and commits"];

    public static Html Draw(IReadOnlyList<ReportedBug> bugs)
    {
        List<ReportedBug> told = [.. bugs.Where(bug => bug.Outcome is not (BugOutcome.Deferred or BugOutcome.Skipped))];
        return Html.Of(
            $"""
            {Html.When(told.Count > 0, () => Table(told))}
            {bugs.Where(bug => !told.Contains(bug)).GroupBy(bug => bug.Outcome).Select(Others)}
            {Html.When(bugs.Count == 0, () => Html.Of($"<p>No bug was listed.</p>"))}
            """);
    }

    public static Html Id(string bug) => Html.Of($"""<span class="id">{bug}</span>""");

    public static Html Title(string? title) =>
        ReportWords.WhyNoTitle(title) is { } why
            ? Html.Of($"""<span class="soft">{why}</span>""")
            : Html.Of($"<bdi>{Columns.Printable(title!, TitleLength)}</bdi>");

    public static Html Ids(IReadOnlyList<string> bugs)
    {
        var ids = Html.Of($"{bugs.Select(bug => Html.Of($"{Id(bug)} "))}");
        return bugs.Count <= ShownIds ? ids : Html.Of($"<details><summary>{bugs.Count} bugs</summary>{ids}</details>");
    }

    private static Html Table(List<ReportedBug> bugs) => Html.Of(
        $"""
        <table class="bugs">
        <thead><tr>{Names.Select(name => Html.Of($"""<th scope="col">{name}</th>"""))}</tr></thead>
        <tbody>
        {bugs.Select(Row)}
        </tbody>
        </table>
        """);

    private static Html Row(ReportedBug bug) => Html.Of(
        $"""
        <tr>
        <th scope="row">{Glyphs.Alone(Glyphs.Of(bug.Outcome))} {BugOutcomes.NameOf(bug.Outcome)}</th>
        <td>{Id(bug.Bug)}{(bug.Priority is { } priority ? $" P{priority}" : "")} {Title(bug.Title)}
        <div class="soft">{bug.Reason}{(bug.Dispatches > 1 ? $" (started {bug.Dispatches} times)" : "")}</div></td>
        <td data-label="provider"><div>{Provider(bug)}</div></td>
        <td>{Worktree(bug)}{Commits(bug)}</td>
        </tr>

        """);

    private static Html Provider(ReportedBug bug) => bug.Provider is null
        ? Html.Of($"""<span class="soft">none</span>""")
        : Html.Of($"""{bug.Provider}<div class="soft">{Model.InWords(bug.Model)}</div>{Took(bug)}""");

    private static Html Took(ReportedBug bug) => bug.Seconds is { } seconds
        ? Html.Of($"""<div class="soft">{Times.Span(seconds)}</div>""")
        : Html.None;

    private static Html Worktree(ReportedBug bug) => bug.Worktree is { } worktree
        ? Html.Of($"""<code class="block">{worktree}</code>""")
        : Html.None;

    private static Html Commits(ReportedBug bug) => Html.When(bug.Commits.Count > 0, () =>
        Html.Of($"""<ul class="commits">{bug.Commits.Select(commit => Html.Of($"<li>{commit}</li>"))}</ul>"""));

    private static Html Others(IGrouping<BugOutcome, ReportedBug> bugs) => Html.Of(
        $"""
        <div class="others"><strong>{Glyphs.Alone(Glyphs.Of(bugs.Key))} {BugOutcomes.NameOf(bugs.Key)}</strong>
        {Ids([.. bugs.Select(bug => bug.Bug)])}</div>

        """);
}
