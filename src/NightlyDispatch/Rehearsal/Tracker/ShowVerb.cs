using System.Text;
using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary><c>bd show</c>: issues in full, always as an array (contracts/bd.md, section 2.3).</summary>
internal static class ShowVerb
{
    public static TrackerAnswer Answer(TrackerCall call, TrackerState state)
    {
        var found = new List<TrackerIssue>();
        var errors = new StringBuilder();
        foreach (var id in call.Command.Words)
        {
            var resolution = IssueResolution.Of(id, state, call.Profile);
            if (resolution.Issue is { } issue)
                found.Add(issue);
            else
                errors.Append(null, $"Error fetching {id}: {resolution.Failure}\n");
        }

        if (found.Count > 0)
        {
            var output = call.IsJson ? GoJson.Array(found, (writer, issue) => Write(writer, issue, call, state)) : Text(found);
            return new TrackerAnswer(0, output, errors.ToString());
        }

        var refused = TrackerAnswer.RefusedOnOutput(call, "no issues found matching the provided IDs");
        return refused with { Error = errors + refused.Error };
    }

    private static void Write(Utf8JsonWriter writer, TrackerIssue issue, TrackerCall call, TrackerState state)
    {
        writer.WriteStartObject();
        IssueJson.WriteFields(writer, issue);
        IssueJson.WriteMarks(writer, issue);
        IssueJson.WriteLabels(writer, issue);
        WriteRelated(writer, "dependencies", issue.Dependencies.Select(edge => (state.Find(edge.DependsOnId), edge.Type)));
        WriteRelated(writer, "dependents", state.Issues.SelectMany(
            other => other.Dependencies.Where(edge => edge.DependsOnId == issue.Id).Select(edge => ((TrackerIssue?)other, edge.Type))));
        if (!call.Profile.CommentsAreShownOnRequest || call.Command.Has("include-comments"))
            WriteComments(writer, issue, state);
        IssueJson.WriteText(writer, "parent", IssueJson.ParentOf(issue));
        IssueJson.WriteCounts(writer, issue, state);
        if (call.Profile.HasGuards)
            writer.WriteString("revision", issue.UpdatedAt.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    /// <summary>Whole issues with the kind of the edge, unlike the edges of ready and list.</summary>
    private static void WriteRelated(Utf8JsonWriter writer, string name, IEnumerable<(TrackerIssue? Issue, string EdgeType)> related)
    {
        var isStarted = false;
        foreach (var (issue, type) in related)
        {
            if (issue is null)
                continue;
            if (!isStarted)
                writer.WriteStartArray(name);
            isStarted = true;
            writer.WriteStartObject();
            IssueJson.WriteRowMembers(writer, issue);
            writer.WriteString("dependency_type", type);
            writer.WriteEndObject();
        }

        if (isStarted)
            writer.WriteEndArray();
    }

    private static void WriteComments(Utf8JsonWriter writer, TrackerIssue issue, TrackerState state)
    {
        if (state.CommentsOn(issue) == 0)
            return;
        writer.WriteStartArray("comments");
        foreach (var comment in state.Comments.Where(comment => comment.IssueId == issue.Id))
            CommentJson.Write(writer, comment);
        writer.WriteEndArray();
    }

    private static string Text(IEnumerable<TrackerIssue> issues) => string.Concat(issues.Select(issue =>
        $"○ {issue.Id} · {issue.Title}   [● P{issue.Priority} · {issue.Status}]\n"
        + $"Assignee: {issue.Assignee}\n\n{issue.Description}\n{issue.Notes}\n"));
}
