using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace NightlyDispatch.Beads;

/// <summary>
/// A member of an issue as it stands in bd's answer, of which only what is asked for becomes text. It is read as strictly as
/// <see cref="JsonMembers"/> does.
/// </summary>
/// <remarks>Members throw <see cref="FormatException"/> with the reason. What is empty bd leaves out (contracts/bd.md, section 2.4).</remarks>
/// <param name="kind">None: it is missing.</param>
/// <param name="json">Its value, valid JSON in UTF-8.</param>
/// <param name="repeated">For words.</param>
internal readonly ref struct JsonMember(string name, JsonTokenType kind, ReadOnlySpan<byte> json, RepeatedTexts repeated)
{
    /// <summary>With 7 digits of a second at most, which are as many as a time holds.</summary>
    private const int LongestPlainTime = 30;

    private readonly ReadOnlySpan<byte> _json = json;

    private bool IsAbsent => kind is JsonTokenType.None or JsonTokenType.Null;

    public string RequiredText() => Text() ?? throw Missing();

    /// <summary>As <see cref="RequiredText"/>, of a text that other issues have too.</summary>
    public string RequiredWord() => Word() ?? throw Missing();

    public string? Text() => IsText() ? TextOf(_json) : null;

    /// <summary>As <see cref="Text"/>, of a text that other issues have too.</summary>
    public string? Word() => IsText() ? WordOf(_json) : null;

    /// <summary>That it can be read as text.</summary>
    public void CheckText(bool isRequired)
    {
        if (isRequired && IsAbsent)
            throw Missing();
        if (!IsAbsent && (kind != JsonTokenType.String || _json.IndexOf("\\u"u8) >= 0))
            _ = Text();
    }

    public int RequiredNumber() =>
        IsAbsent ? throw Missing()
        : Utf8Parser.TryParse(_json, out int number, out var length) && length == _json.Length ? number
        : throw new FormatException($"{name} is not a whole number");

    public bool Flag() => kind switch
    {
        JsonTokenType.None or JsonTokenType.Null or JsonTokenType.False => false,
        JsonTokenType.True => true,
        _ => throw new FormatException($"{name} is neither true nor false"),
    };

    /// <summary>A time without a zone is taken as UTC.</summary>
    public DateTimeOffset? Time()
    {
        var isPlain = _json.EndsWith("Z\""u8) && _json.Length <= LongestPlainTime && _json.IndexOf((byte)'\\') < 0;
        if (isPlain && Reader(_json).TryGetDateTimeOffset(out var plain))
            return plain;
        if (Text() is not { } text)
            return null;

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new FormatException($"{name} is not a time");
    }

    public IReadOnlyList<string> Texts()
    {
        if (IsAbsent)
            return [];
        if (repeated.IsLastList(_json, out var last))
            return last;

        if (kind != JsonTokenType.StartArray)
            throw NoTexts();

        var texts = new List<string>();
        var reader = Reader(_json);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String)
                throw NoTexts();
            texts.Add(WordOf(_json[(int)reader.TokenStartIndex..(int)reader.BytesConsumed]));
        }

        repeated.Keep(_json, texts);
        return texts;
    }

    /// <param name="json">A JSON string with its quotes.</param>
    public static string TextOf(ReadOnlySpan<byte> json)
    {
        var text = json[1..^1];
        if (text.IndexOf((byte)'\\') < 0)
            return Encoding.UTF8.GetString(text);

        try
        {
            return Reader(json).GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The JSON reader lets bytes that are no UTF-8 pass, and the escape of half a surrogate pair.
            return Utf8.IsValid(json)
                ? throw new FormatException("half a surrogate pair")
                : TextOf(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json)));
        }
    }

    private bool IsText() => kind switch
    {
        JsonTokenType.None or JsonTokenType.Null => false,
        JsonTokenType.String => true,
        _ => throw new FormatException($"{name} is not a text"),
    };

    private string WordOf(ReadOnlySpan<byte> json) => json.IndexOf((byte)'\\') < 0 ? repeated.Of(json[1..^1]) : TextOf(json);

    private FormatException NoTexts() => new($"{name} is not a list of texts");

    private FormatException Missing() => new($"{name} is missing");

    private static Utf8JsonReader Reader(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        _ = reader.Read();
        return reader;
    }
}
