using System.Text;
using System.Text.Json;

namespace NightlyDispatch.Claims;

/// <summary>Text that stands between quotes, in JSON or as Go quotes a name; both escape alike what a name may hold.</summary>
internal static class QuotedText
{
    /// <param name="text">Begins behind the opening quote, or within the string.</param>
    /// <returns>Up to the closing quote, or all where there is none; with its escapes resolved if they can be.</returns>
    public static string Read(ReadOnlySpan<char> text)
    {
        var quoted = text[..Length(text)].ToString();
        if (!quoted.Contains('\\', StringComparison.Ordinal))
            return quoted;

        try
        {
            // As bytes: half a surrogate pair, where a long text was cut, becomes U+FFFD.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes($"\"{quoted}\""));
            return document.RootElement.GetString() ?? quoted;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // An escape that JSON does not know, or one of half a surrogate pair.
            return quoted;
        }
    }

    private static int Length(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == '"')
                return at;
        }

        return text.Length;
    }
}
