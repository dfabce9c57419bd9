using System.Text.Json;

namespace NightlyDispatch.Beads;

/// <summary>One element of bd's answer to "what is ready", before anything is decided about it.</summary>
/// <param name="CreatedAt">Null where bd does not say.</param>
internal sealed record ReadyIssue(
    string Id,
    string Title,
    string Description,
    string Status,
    string? Type,
    int Priority,
    string? Assignee,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? DeferUntil,
    IReadOnlyList<string> Labels,
    bool IsTemplate,
    bool IsPinned,
    bool IsEphemeral)
{
    /// <exception cref="FormatException">With the first reason why it cannot be read.</exception>
    public static ReadyIssue Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new FormatException("it is not an object");

        return new ReadyIssue(
            element.RequiredText("id"),
            element.RequiredText("title"),
            element.Text("description") ?? "",
            element.RequiredText("status"),
            element.Text("issue_type"),
            element.RequiredNumber("priority"),
            element.Text("assignee"),
            element.Time("created_at"),
            element.Time("defer_until"),
            element.Texts("labels"),
            element.Flag("is_template"),
            element.Flag("pinned"),
            element.Flag("ephemeral"));
    }
}
