namespace NightlyDispatch.CommandLine;

/// <summary>Breaks help into lines that a terminal shows without breaking them itself.</summary>
internal static class TextWrap
{
    /// <summary>Columns of every help page, also in a pipe.</summary>
    public const int Width = 100;

    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
