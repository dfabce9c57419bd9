using System.Text;
using System.Text.Json;

namespace NightlyDispatch.Beads;

/// <summary>One element of bd's answer to "what is ready", before anything is decided about it.</summary>
/// <param name="Title">Where the JSON string stands in the element, because most are never read.</param>
/// <param name="Description">As the title; empty: there is none.</param>
/// <param name="CreatedAt">Null where bd does not say.</param>
internal sealed record ReadyIssue(
    string Id,
    Range Title,
    Range Description,
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
    private static readonly string[] Names =
    [
        "id", "title", "description", "status", "issue_type", "priority", "assignee", "created_at", "defer_until", "labels",
        "is_template", "pinned", "ephemeral",
    ];

    private static readonly byte[][] NamesInUtf8 = [.. Names.Select(Encoding.UTF8.GetBytes)];

    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonAnswer.MaxDepth };

    /// <param name="utf8">Begins with the element, and may go on.</param>
    /// <param name="length">Of the element in bytes; 0: its end has not come yet.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">With the first reason why it cannot be read.</exception>
    public static ReadyIssue? Read(ReadOnlySpan<byte> utf8, RepeatedTexts repeated, out int length)
    {
        var members = new Members(utf8, stackalloc (JsonTokenType, Range)[Names.Length], repeated);
        length = members.Find(out var problem);
        if (length == 0)
            return null;
        if (problem is not null)
            throw new FormatException(problem);

        var id = members[Name.Id].RequiredText();
        members[Name.Title].CheckText(isRequired: true);
        members[Name.Description].CheckText(isRequired: false);
        return new ReadyIssue(
            id,
            members.PlaceOf(Name.Title),
            members.PlaceOf(Name.Description),
            members[Name.Status].RequiredWord(),
            members[Name.Type].Word(),
            members[Name.Priority].RequiredNumber(),
            members[Name.Assignee].Word(),
            members[Name.CreatedAt].Time(),
            members[Name.DeferUntil].Time(),
            members[Name.Labels].Texts(),
            members[Name.IsTemplate].Flag(),
            members[Name.IsPinned].Flag(),
            members[Name.IsEphemeral].Flag());
    }

    /// <summary>In the order of <see cref="Names"/>.</summary>
    private enum Name
    {
        Id, Title, Description, Status, Type, Priority, Assignee, CreatedAt, DeferUntil, Labels,
        IsTemplate, IsPinned, IsEphemeral,
    }

    /// <summary>Where the members of one element stand.</summary>
    private readonly ref struct Members(ReadOnlySpan<byte> utf8, Span<(JsonTokenType Kind, Range Place)> found, RepeatedTexts repeated)
    {
        private readonly ReadOnlySpan<byte> _utf8 = utf8;
        private readonly Span<(JsonTokenType Kind, Range Place)> _found = found;

        public JsonMember this[Name name] => new(Names[(int)name], _found[(int)name].Kind, _utf8[_found[(int)name].Place], repeated);

        /// <summary>Empty where it is no text.</summary>
        public Range PlaceOf(Name name) => _found[(int)name].Kind == JsonTokenType.String ? _found[(int)name].Place : default;

        /// <summary>Finds them by their names, of which the last counts where one stands there twice.</summary>
        /// <returns>The length of the element; 0: its end has not come yet.</returns>
        public int Find(out string? problem)
        {
            var reader = new Utf8JsonReader(_utf8, isFinalBlock: false, new JsonReaderState(Options));
            problem = null;
            if (!reader.Read())
                return 0;
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                problem = "it is not an object";
                return reader.TrySkip() ? (int)reader.BytesConsumed : 0;
            }

            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndObject)
                    return (int)reader.BytesConsumed;

                var index = IndexOf(ref reader, ref problem);
                if (!reader.Read())
                    return 0;

                var (kind, begin) = (reader.TokenType, (int)reader.TokenStartIndex);
                if (!reader.TrySkip())
                    return 0;
                if (index >= 0)
                    _found[index] = (kind, begin..(int)reader.BytesConsumed);
            }

            return 0;
        }

        private int IndexOf(ref Utf8JsonReader reader, ref string? problem)
        {
            try
            {
                var name = reader.ValueIsEscaped
                    ? Encoding.UTF8.GetBytes(JsonMember.TextOf(_utf8.Slice((int)reader.TokenStartIndex, reader.ValueSpan.Length + 2)))
                    : reader.ValueSpan;
                for (var i = 0; i < NamesInUtf8.Length; i++)
                {
                    if (name.SequenceEqual(NamesInUtf8[i]))
                        return i;
                }
            }
            catch (FormatException exception)
            {
                problem = exception.Message;
            }

            return -1;
        }
    }
}
