namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>How bd prints several issues.</summary>
internal static class IssueList
{
    public static string Json(IEnumerable<TrackerIssue> issues, TrackerState state) =>
        GoJson.Array(issues, (writer, issue) => IssueJson.WriteListed(writer, issue, state));

    public static string Text(IEnumerable<TrackerIssue> issues) =>
        string.Concat(issues.Select(issue => $"○ {issue.Id} ● P{issue.Priority} {issue.Title}\n"));
}
