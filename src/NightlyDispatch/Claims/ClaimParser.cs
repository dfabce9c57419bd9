namespace NightlyDispatch.Claims;

/// <summary>Finds in what bd printed who holds a bug already, whatever the exit code was (contracts/bd.md, section 4.2).</summary>
internal static class ClaimParser
{
    /// <summary>How much of a line's beginning is looked at to see whether the line is JSON.</summary>
    private const int JsonBeginning = 100;

    /// <returns>The first refusal of a claim; one in a plain line goes before one in JSON. Null: there is none.</returns>
    public static LostClaim? Parse(string text)
    {
        LostClaim? inJson = null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var at = Refusal.IndexIn(line);
            if (at < 0)
                continue;

            if (IsJson(line[..at]))
                inJson ??= Refusal.Read(QuotedText.Read(Refusal.Bound(line[at..])));
            else if (Refusal.Read(line[at..]) is { } lost)
                return lost;
        }

        return inJson;
    }

    /// <summary>Whether what comes before a refusal in its line opens a JSON object, or a string of one.</summary>
    private static bool IsJson(ReadOnlySpan<char> before)
    {
        var beginning = before[..Math.Min(before.Length, JsonBeginning)].TrimStart();
        return beginning.StartsWith('"') || beginning.Contains("{\"", StringComparison.Ordinal);
    }
}
