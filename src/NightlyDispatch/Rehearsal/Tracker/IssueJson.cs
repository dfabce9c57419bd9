using System.Globalization;
using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>Writes issues in the order and with the omissions of bd's own records (contracts/bd.md, section 2.4).</summary>
internal static class IssueJson
{
    /// <summary>The bare row, as update prints it.</summary>
    public static void WriteRow(Utf8JsonWriter writer, TrackerIssue issue)
    {
        writer.WriteStartObject();
        WriteRowMembers(writer, issue);
        writer.WriteEndObject();
    }

    /// <summary>The row with its outgoing edges, as the state file keeps it.</summary>
    public static void WriteStored(Utf8JsonWriter writer, TrackerIssue issue)
    {
        writer.WriteStartObject();
        WriteStoredMembers(writer, issue);
        writer.WriteEndObject();
    }

    /// <summary>The row with edges and counts, as ready and list print it.</summary>
    public static void WriteListed(Utf8JsonWriter writer, TrackerIssue issue, TrackerState state)
    {
        writer.WriteStartObject();
        WriteStoredMembers(writer, issue);
        WriteCounts(writer, issue, state);
        WriteText(writer, "parent", ParentOf(issue));
        writer.WriteEndObject();
    }

    public static void WriteCounts(Utf8JsonWriter writer, TrackerIssue issue, TrackerState state)
    {
        writer.WriteNumber("dependency_count", issue.Dependencies.Count(edge => edge.Type == "blocks"));
        writer.WriteNumber("dependent_count", state.Issues.Count(other => other.Dependencies.Any(
            edge => edge.Type == "blocks" && edge.DependsOnId == issue.Id)));
        writer.WriteNumber("comment_count", state.CommentsOn(issue));
    }

    /// <summary>What precedes the labels in every form of the record.</summary>
    public static void WriteFields(Utf8JsonWriter writer, TrackerIssue issue)
    {
        writer.WriteString("id", issue.Id);
        writer.WriteString("title", issue.Title);
        WriteText(writer, "description", issue.Description);
        WriteText(writer, "acceptance_criteria", issue.AcceptanceCriteria);
        WriteText(writer, "notes", issue.Notes);
        WriteText(writer, "status", issue.Status);
        writer.WriteNumber("priority", issue.Priority);
        WriteText(writer, "issue_type", issue.IssueType);
        WriteText(writer, "assignee", issue.Assignee);
        WriteText(writer, "owner", issue.Owner);
        WriteTime(writer, "created_at", issue.CreatedAt);
        WriteText(writer, "created_by", issue.CreatedBy);
        WriteTime(writer, "updated_at", issue.UpdatedAt);
        WriteTime(writer, "started_at", issue.StartedAt);
        WriteTime(writer, "closed_at", issue.ClosedAt);
        WriteText(writer, "close_reason", issue.CloseReason);
        WriteTime(writer, "defer_until", issue.DeferUntil);
        WriteText(writer, "external_ref", issue.ExternalRef);
        if (issue.Metadata is { } metadata)
        {
            writer.WritePropertyName("metadata");
            metadata.WriteTo(writer);
        }
    }

    public static void WriteLabels(Utf8JsonWriter writer, TrackerIssue issue)
    {
        if (issue.Labels.Count == 0)
            return;
        writer.WriteStartArray("labels");
        foreach (var label in issue.Labels.Order(StringComparer.Ordinal))
            writer.WriteStringValue(label);
        writer.WriteEndArray();
    }

    public static void WriteMarks(Utf8JsonWriter writer, TrackerIssue issue)
    {
        WriteMark(writer, "ephemeral", issue.IsEphemeral);
        WriteMark(writer, "pinned", issue.IsPinned);
        WriteMark(writer, "is_template", issue.IsTemplate);
    }

    public static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        if (text.Length > 0)
            writer.WriteString(name, text);
    }

    public static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } given)
            writer.WriteString(name, Time(given));
    }

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string ParentOf(TrackerIssue issue) =>
        issue.Dependencies.FirstOrDefault(edge => edge.Type == "parent-child")?.DependsOnId ?? "";

    public static void WriteRowMembers(Utf8JsonWriter writer, TrackerIssue issue)
    {
        WriteFields(writer, issue);
        WriteLabels(writer, issue);
        WriteMarks(writer, issue);
    }

    private static void WriteStoredMembers(Utf8JsonWriter writer, TrackerIssue issue)
    {
        WriteFields(writer, issue);
        WriteLabels(writer, issue);
        WriteEdges(writer, issue);
        WriteMarks(writer, issue);
    }

    private static void WriteEdges(Utf8JsonWriter writer, TrackerIssue issue)
    {
        if (issue.Dependencies.Count == 0)
            return;
        writer.WriteStartArray("dependencies");
        foreach (var edge in issue.Dependencies)
        {
            writer.WriteStartObject();
            writer.WriteString("issue_id", issue.Id);
            writer.WriteString("depends_on_id", edge.DependsOnId);
            writer.WriteString("type", edge.Type);
            WriteTime(writer, "created_at", edge.CreatedAt);
            WriteText(writer, "created_by", edge.CreatedBy);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteMark(Utf8JsonWriter writer, string name, bool isSet)
    {
        if (isSet)
            writer.WriteBoolean(name, isSet);
    }
}
