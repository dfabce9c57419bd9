using System.Text.RegularExpressions;

namespace NightlyDispatch.Prompts;

/// <summary>
/// Finds the 1Password commands for which dx-runner refuses a prompt (contracts/dx-runner.md, section 3). Markers with which
/// the runner lets such a prompt pass are not heeded: a stranger could write them, too.
/// </summary>
internal static partial class RawOpCommands
{
    private const int MaxQuoted = 120;

    /// <returns>The first line that holds one, trimmed and cut; null: there is none.</returns>
    public static string? FirstLineIn(string text)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            if (Command().IsMatch(line))
                return Quoted(line.Trim());
        }

        return null;
    }

    private static string Quoted(ReadOnlySpan<char> line)
    {
        if (line.Length <= MaxQuoted)
            return line.ToString();

        var end = char.IsHighSurrogate(line[MaxQuoted - 1]) ? MaxQuoted - 1 : MaxQuoted;
        return $"{line[..end]}…";
    }

    /// <summary>The runner scans line by line; what counts as blank or as part of a word depends on its locale, so here the wider reading holds.</summary>
    [GeneratedRegex(
        @"(?:^|[\s>`-])op\s+(?:read|whoami|item\s+(?:get|list))(?:[^A-Za-z0-9_]|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
