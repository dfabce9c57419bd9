using System.Buffers;

namespace NightlyDispatch.Claims;

/// <summary>Finds in what bd printed who holds a bug already, whatever the exit code was (contracts/bd.md, section 4.2).</summary>
internal static class ClaimParser
{
    /// <summary>How much of a line's beginning is looked at to see whether the line is JSON.</summary>
    private const int JsonBeginning = 100;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    /// <returns>The first refusal of a claim; one in a plain line goes before one in JSON. Null: there is none.</returns>
    public static LostClaim? Parse(string text)
    {
        LostClaim? inJson = null;
        var rest = text.AsSpan();
        while (Refusal.IndexIn(rest) is >= 0 and var at)
        {
            var before = rest[(rest[..at].LastIndexOfAny(LineEnds) + 1)..at];
            var end = rest[at..].IndexOfAny(LineEnds);
            var refusal = end < 0 ? rest[at..] : rest.Slice(at, end);
            if (IsJson(before))
                inJson ??= Refusal.Read(QuotedText.Read(Refusal.Bound(refusal)));
            else if (Refusal.Read(refusal) is { } lost)
                return lost;

            rest = rest[(at + refusal.Length)..];
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
