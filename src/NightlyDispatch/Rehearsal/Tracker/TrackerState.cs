namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>All that a stand-in workspace holds; a command turns one into the next.</summary>
/// <param name="Prefix">What generated ids begin with, without the hyphen.</param>
/// <param name="FaultCounts">How many calls each fault rule has been applied to, in the order of the rules.</param>
internal sealed record TrackerState(
    string Prefix,
    IReadOnlyList<TrackerIssue> Issues,
    IReadOnlyList<TrackerComment> Comments,
    IReadOnlyList<int> FaultCounts)
{
    public TrackerIssue? Find(string id)
    {
        foreach (var issue in Issues)
        {
            if (issue.Id == id)
                return issue;
        }

        return null;
    }

    public TrackerState With(TrackerIssue changed) =>
        this with { Issues = [.. Issues.Select(issue => issue.Id == changed.Id ? changed : issue)] };

    public int CommentsOn(TrackerIssue issue) => Comments.Count(comment => comment.IssueId == issue.Id);
}
