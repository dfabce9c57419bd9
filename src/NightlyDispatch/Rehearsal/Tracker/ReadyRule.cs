namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>Which issues bd takes for ready (contracts/bd.md, section 8.3, without waits-for edges).</summary>
internal sealed class ReadyRule(TrackerState state, DateTimeOffset now)
{
    private static readonly string[] InternalTypes = ["merge-request", "gate", "molecule", "message", "agent", "role", "rig"];

    /// <param name="type">The one that was asked for; null: any but the tracker's own.</param>
    public bool IsReady(TrackerIssue issue, string? type) =>
        issue is { Status: "open", IsPinned: false, IsEphemeral: false }
        && (type is null ? !InternalTypes.Contains(issue.IssueType) : issue.IssueType == type)
        && !IsDeferred(issue)
        && !Parents(issue).Any(IsDeferred)
        && !IsBlocked(issue);

    public bool IsBlocked(TrackerIssue issue) => IsBlocked(issue, []);

    private bool IsBlocked(TrackerIssue issue, HashSet<string> above)
    {
        return !issue.IsDone
            && (Targets(issue, "blocks").Concat(Targets(issue, "conditional-blocks")).Any(target => !target.IsDone)
                || Parents(issue).Any(parent => above.Add(parent.Id) && IsBlocked(parent, above)));
    }

    private bool IsDeferred(TrackerIssue issue) => issue.DeferUntil > now;

    private IEnumerable<TrackerIssue> Parents(TrackerIssue issue) => Targets(issue, "parent-child");

    /// <summary>Edges to issues that do not exist count for nothing.</summary>
    private IEnumerable<TrackerIssue> Targets(TrackerIssue issue, string type) =>
        issue.Dependencies.Where(edge => edge.Type == type).Select(edge => state.Find(edge.DependsOnId)).OfType<TrackerIssue>();
}
