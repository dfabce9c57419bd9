using System.Globalization;
using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>Reads and writes comments as bd stores them (contracts/bd.md, sections 5 and 12).</summary>
internal static class CommentJson
{
    public static void Write(Utf8JsonWriter writer, TrackerComment comment)
    {
        writer.WriteStartObject();
        foreach (var (name, write) in Members(comment))
        {
            writer.WritePropertyName(name);
            write(writer);
        }

        writer.WriteEndObject();
    }

    /// <summary>The id is a number where the release that made the comment counted them.</summary>
    public static List<(string Name, Action<Utf8JsonWriter> Write)> Members(TrackerComment comment) =>
    [
        ("id", writer =>
        {
            if (long.TryParse(comment.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                writer.WriteNumberValue(number);
            else
                writer.WriteStringValue(comment.Id);
        }),
        ("issue_id", writer => writer.WriteStringValue(comment.IssueId)),
        ("author", writer => writer.WriteStringValue(comment.Author)),
        ("text", writer => writer.WriteStringValue(comment.Text)),
        ("created_at", writer => writer.WriteStringValue(IssueJson.Time(comment.CreatedAt))),
    ];

    public static TrackerComment Read(JsonElement comment)
    {
        var id = comment.GetProperty("id");
        return new TrackerComment(
            id.ValueKind == JsonValueKind.Number ? id.GetRawText() : id.GetString()!,
            comment.GetProperty("issue_id").GetString()!,
            comment.GetProperty("author").GetString()!,
            comment.GetProperty("text").GetString()!,
            comment.GetProperty("created_at").GetDateTimeOffset());
    }
}
