using System.Globalization;
using System.Text;

namespace NightlyDispatch.CommandLine;

/// <summary>Lays out rows of text so that their columns line up, whatever strangers wrote into them.</summary>
internal static class Columns
{
    private const string Gap = "  ";

    /// <summary>The last cell of a row is not padded, so that no line ends in blanks, and none is wider for it.</summary>
    public static IEnumerable<string> Align(IReadOnlyList<string[]> rows)
    {
        List<string[]> cells = [.. rows.Select(row => Array.ConvertAll(row, Printable))];
        var widths = Enumerable.Range(0, cells.Select(row => row.Length).DefaultIfEmpty(0).Max())
            .Select(column => cells.Where(row => row.Length > column + 1).Select(row => Width(row[column])).DefaultIfEmpty(0).Max())
            .ToList();
        return cells.Select(row => string.Join(Gap, row.Select((cell, column) => Pad(cell, widths[column]))).TrimEnd());
    }

    /// <summary>Rows of which only the first is named.</summary>
    public static IEnumerable<string[]> Group(string name, IEnumerable<string> lines) =>
        lines.Select((line, index) => (string[])[index == 0 ? name : "", line]);

    /// <summary>One line without anything that moves a cursor, hides text or turns its direction.</summary>
    public static string Printable(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsShown(rune))
                line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString();
    }

    /// <param name="length">Characters at most.</param>
    public static string Printable(string text, int length)
    {
        var runes = Printable(text).EnumerateRunes().ToList();
        return runes.Count <= length ? string.Concat(runes) : $"{string.Concat(runes.Take(length - 1))}…";
    }

    private static bool IsShown(Rune rune) =>
        rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);

    private static string Pad(string cell, int width) => cell + new string(' ', Math.Max(0, width - Width(cell)));

    private static int Width(string cell) => cell.EnumerateRunes().Sum(Width);

    /// <summary>Columns of a terminal: East Asian characters and emoji take two (Unicode, annex 11), accents that stand alone none.</summary>
    private static int Width(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        _ => rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
            or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD)
            ? 2
            : 1,
    };
}
