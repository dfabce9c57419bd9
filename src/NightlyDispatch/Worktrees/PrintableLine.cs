using System.Globalization;

namespace NightlyDispatch.Worktrees;

/// <summary>What others wrote (labels, subjects, messages of tools), fit for one line of a log, a note or an alert.</summary>
internal static class PrintableLine
{
    private const int MaxLength = 200;

    public static string Of(string text)
    {
        var shown = string.Concat(text.Where(IsShown));
        return shown.Length <= MaxLength ? shown : $"{shown[..MaxLength]}…";
    }

    private static bool IsShown(char c) =>
        char.GetUnicodeCategory(c) is not (UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);
}
