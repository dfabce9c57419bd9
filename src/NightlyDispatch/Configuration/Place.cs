using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NightlyDispatch.Configuration;

/// <summary>Where in the settings file a name or a value stands.</summary>
/// <param name="Offset">In bytes from the start of the file.</param>
/// <param name="Path">As a JSON path, for example $.providers[0].name.</param>
internal readonly partial record struct Place(int Offset, string Path)
{
    private const int MaxShownLength = 40;

    public static string Member(string path, string name) =>
        PlainName().IsMatch(name) ? $"{path}.{name}" : $"{path}['{Printable(name)}']";

    public static string Element(string path, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>Both begin at 1; a column is a UTF-16 character, as editors count them.</summary>
    public (int Line, int Column) In(ReadOnlySpan<byte> text)
    {
        var before = text[..Offset];
        var line = before.Count((byte)'\n') + 1;
        return (line, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    /// <summary>A name from a file may hold anything; a terminal is shown none of its control characters.</summary>
    private static string Printable(string name) =>
        string.Concat(name.Take(MaxShownLength).Select(c => IsShown(c) ? c : '?')) + (name.Length > MaxShownLength ? "…" : "");

    private static bool IsShown(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,39}\z")]
    private static partial Regex PlainName();
}
