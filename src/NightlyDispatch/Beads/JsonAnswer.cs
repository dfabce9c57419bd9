using System.Text.Json;

namespace NightlyDispatch.Beads;

/// <summary>Takes what bd prints with --json out of the wrappings that its versions put around it.</summary>
/// <remarks>
/// contracts/bd.md, sections 2.3 and 3. Members throw <see cref="FormatException"/>; its message completes "bd answered with …".
/// </remarks>
internal static class JsonAnswer
{
    private const int ExcerptLength = 120;

    /// <summary>Issues may carry any metadata, and bd's own decoder takes this many levels.</summary>
    public const int MaxDepth = 10_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>The one JSON value in the text, out of its envelope.</summary>
    public static JsonElement Value(string text)
    {
        var value = Parse(text) ?? throw (string.IsNullOrWhiteSpace(text) ? new FormatException("nothing") : NotOneValue(text));

        return ErrorIn(value) is { } error ? throw new FormatException($"an error: {error}") : Unwrapped(value, "data");
    }

    /// <summary>The issues in the answer; null where bd says null, which some versions might for an empty list.</summary>
    public static IReadOnlyList<JsonElement>? Issues(string text)
    {
        var issues = Unwrapped(Value(text), "issues");
        return issues.ValueKind switch
        {
            JsonValueKind.Array => [.. issues.EnumerateArray()],
            JsonValueKind.Null => null,
            _ => throw new FormatException($"JSON that is no list of issues: \"{Excerpt.Of(text, ExcerptLength)}\""),
        };
    }

    public static FormatException NotOneValue(string text) => new($"text that is not one JSON value: \"{Excerpt.Of(text, ExcerptLength)}\"");

    /// <summary>The words of an error document with its hint; null where the text is none.</summary>
    public static string? Error(string text)
    {
        try
        {
            return Parse(text) is { } value ? ErrorIn(value) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? ErrorIn(JsonElement value)
    {
        var document = value.Member("error") is null ? Unwrapped(value, "data") : value;
        if (document.Member("error") is not { } error)
            return null;

        var words = error.ValueKind == JsonValueKind.String ? document.Text("error") : error.GetRawText();
        return document.Member("hint") is { ValueKind: JsonValueKind.String } ? $"{words} ({document.Text("hint")})" : words;
    }

    private static JsonElement Unwrapped(JsonElement value, string name) => value.MemberOrNull(name) ?? value;
}
