using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>Reads and writes the state file of a stand-in workspace.</summary>
internal static class StateJson
{
    public static string Write(TrackerState state) => GoJson.Document(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("prefix", state.Prefix);
        writer.WriteStartArray("issues");
        foreach (var issue in state.Issues)
            IssueJson.WriteStored(writer, issue);
        writer.WriteEndArray();
        writer.WriteStartArray("comments");
        foreach (var comment in state.Comments)
            CommentJson.Write(writer, comment);
        writer.WriteEndArray();
        writer.WriteStartObject("meta");
        writer.WriteStartArray("fault_counts");
        foreach (var count in state.FaultCounts)
            writer.WriteNumberValue(count);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    public static TrackerState Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new TrackerState(
            root.GetProperty("prefix").GetString()!,
            Items(root, "issues", Issue),
            Items(root, "comments", CommentJson.Read),
            root.TryGetProperty("meta", out var meta) ? Items(meta, "fault_counts", count => count.GetInt32()) : []);
    }

    private static TrackerIssue Issue(JsonElement issue) =>
        new(Text(issue, "id"), Text(issue, "title"), issue.GetProperty("created_at").GetDateTimeOffset())
        {
            Description = Text(issue, "description"),
            AcceptanceCriteria = Text(issue, "acceptance_criteria"),
            Notes = Text(issue, "notes"),
            Status = Text(issue, "status"),
            Priority = issue.GetProperty("priority").GetInt32(),
            IssueType = Text(issue, "issue_type"),
            Assignee = Text(issue, "assignee"),
            Owner = Text(issue, "owner"),
            CreatedBy = Text(issue, "created_by"),
            UpdatedAt = issue.GetProperty("updated_at").GetDateTimeOffset(),
            StartedAt = Time(issue, "started_at"),
            ClosedAt = Time(issue, "closed_at"),
            CloseReason = Text(issue, "close_reason"),
            DeferUntil = Time(issue, "defer_until"),
            ExternalRef = Text(issue, "external_ref"),
            Metadata = issue.TryGetProperty("metadata", out var metadata) ? metadata.Clone() : null,
            Labels = Items(issue, "labels", label => label.GetString()!),
            Dependencies = Items(issue, "dependencies", Dependency),
            IsEphemeral = IsMarked(issue, "ephemeral"),
            IsPinned = IsMarked(issue, "pinned"),
            IsTemplate = IsMarked(issue, "is_template"),
        };

    private static TrackerDependency Dependency(JsonElement edge) =>
        new(Text(edge, "depends_on_id"), Text(edge, "type"), edge.GetProperty("created_at").GetDateTimeOffset())
        {
            CreatedBy = Text(edge, "created_by"),
        };

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) ? text.GetString()! : "";

    private static DateTimeOffset? Time(JsonElement element, string name) =>
        element.TryGetProperty(name, out var time) ? time.GetDateTimeOffset() : null;

    private static bool IsMarked(JsonElement element, string name) => element.TryGetProperty(name, out var mark) && mark.GetBoolean();

    private static List<T> Items<T>(JsonElement element, string name, Func<JsonElement, T> read)
    {
        var items = new List<T>();
        if (element.TryGetProperty(name, out var array))
        {
            foreach (var item in array.EnumerateArray())
                items.Add(read(item));
        }

        return items;
    }
}
