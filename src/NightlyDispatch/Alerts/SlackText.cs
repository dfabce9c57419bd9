using System.Globalization;
using System.Text;

namespace NightlyDispatch.Alerts;

/// <summary>Makes text of strangers harmless for Slack: a bug's title cannot call a channel, hide or reorder what is around it.</summary>
internal static class SlackText
{
    private const string CutMark = "… (cut)";

    /// <param name="limit">In UTF-16 units of the escaped text, the mark of a cut included; at least that mark's length.</param>
    public static string Escape(string text, int limit)
    {
        var escaped = new StringBuilder();
        var lastRoomForMark = 0;
        foreach (var rune in text.AsSpan().Trim().EnumerateRunes())
        {
            if (escaped.Length <= limit - CutMark.Length)
                lastRoomForMark = escaped.Length;
            Append(escaped, rune);
            if (escaped.Length > limit)
                return escaped.ToString(0, lastRoomForMark) + CutMark;
        }

        return escaped.ToString();
    }

    /// <summary>As <see cref="Escape"/>, on one line.</summary>
    public static string EscapeLine(string text, int limit) => Escape(text.ReplaceLineEndings(" "), limit);

    /// <summary>What Slack makes of an escaped text again.</summary>
    public static string Shown(string escaped) => escaped
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    private static void Append(StringBuilder escaped, Rune rune)
    {
        // https://docs.slack.dev/messaging/formatting-message-text/#escaping
        _ = rune.Value switch
        {
            '&' => escaped.Append("&amp;"),
            '<' => escaped.Append("&lt;"),
            '>' => escaped.Append("&gt;"),
            '\n' => escaped.Append('\n'),
            '\t' => escaped.Append(' '),
            _ when IsInvisible(rune) => escaped,
            _ => escaped.Append(rune),
        };
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
