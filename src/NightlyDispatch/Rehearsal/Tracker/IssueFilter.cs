namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>The filters that ready and list have in common.</summary>
internal static class IssueFilter
{
    public static bool Accepts(TrackerCommand command, TrackerIssue issue) =>
        (command.Value("assignee") is not { Length: > 0 } assignee || issue.Assignee == assignee)
        && command.Values("label").All(issue.Labels.Contains)
        && !command.Values("exclude-label").Any(issue.Labels.Contains);

    public static bool AcceptsAnyLabel(TrackerCommand command, TrackerIssue issue) =>
        command.Values("label-any") is not { Count: > 0 } labels || labels.Any(issue.Labels.Contains);

    /// <summary>Most urgent first, then newest first, then by id (contracts/bd.md, section 2.1).</summary>
    public static IEnumerable<TrackerIssue> InOrder(IEnumerable<TrackerIssue> issues) =>
        issues
            .OrderBy(issue => issue.Priority)
            .ThenByDescending(issue => issue.CreatedAt)
            .ThenBy(issue => issue.Id, StringComparer.Ordinal);
}
