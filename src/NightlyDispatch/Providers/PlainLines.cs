using System.Globalization;
using System.Text;

namespace NightlyDispatch.Providers;

/// <summary>The lines that a tool printed, as a person may be shown them: no terminal codes, no control characters, nothing endless.</summary>
internal static class PlainLines
{
    /// <summary>In characters; what is longer ends with an ellipsis.</summary>
    public const int MaxLength = 500;

    private const char Escape = '\u001b';
    private static readonly char[] LineEnds = ['\r', '\n'];

    /// <summary>The lines that hold anything, with their indentation.</summary>
    public static IEnumerable<string> Of(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOfAny(LineEnds, start);
            if (end < 0)
                end = text.Length;
            if (end > start && Clean(text.AsSpan(start, Math.Min(end - start, 4 * MaxLength))) is { Length: > 0 } line)
                yield return line;
            start = end + 1;
        }
    }

    public static string Cut(string line)
    {
        if (line.Length <= MaxLength)
            return line;
        var length = MaxLength - 1;
        return string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[length - 1]) ? length - 1 : length), "…");
    }

    private static string Clean(ReadOnlySpan<char> line)
    {
        var kept = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            var character = line[at];
            if (character == Escape)
                at += SequenceLength(line[at..]) - 1;
            else if (character == '\t')
                kept.Append(' ');
            else if (!IsInvisible(character))
                kept.Append(character);
        }

        return Cut(kept.ToString().TrimEnd());
    }

    private static bool IsInvisible(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Of an escape sequence (ECMA-48); what ends one that begins with ESC ] is read as a character or sequence of its own.</summary>
    private static int SequenceLength(ReadOnlySpan<char> sequence)
    {
        if (sequence.Length < 2)
            return sequence.Length;

        var body = sequence[2..];
        return sequence[1] switch
        {
            '[' => 2 + (body.IndexOfAnyInRange('@', '~') is >= 0 and var final ? final + 1 : body.Length),
            ']' => 2 + (body.IndexOfAny('\a', Escape) is >= 0 and var end ? end : body.Length),
            >= ' ' and <= '/' => Math.Min(3, sequence.Length),
            _ => 2,
        };
    }
}
