using System.Globalization;
using System.Text.RegularExpressions;

namespace NightlyDispatch.Claims;

/// <summary>The two wordings in which bd refuses a claim and names the holder.</summary>
internal static partial class Refusal
{
    private const string Beginning = "already ";
    private const string ClaimedBy = "already claimed by ";
    private const string AssignedTo = "already assigned to ";

    /// <summary>The assignee's column is VARCHAR(255) (contracts/bd.md, section 4.5).</summary>
    private const int MaxOwner = 255;

    /// <summary>Room for the longest owner with every character written as a JSON escape, and for a time behind it.</summary>
    private const int MaxLength = 2_000;

    /// <returns>Where the line's first refusal begins; negative: nowhere.</returns>
    public static int IndexIn(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (line[at..].IndexOf(Beginning, StringComparison.OrdinalIgnoreCase) is >= 0 and var next)
        {
            at += next;
            if (Is(line[at..], ClaimedBy) || Is(line[at..], AssignedTo))
                return at;
            at += Beginning.Length;
        }

        return -1;
    }

    /// <summary>As much of a refusal as can matter.</summary>
    public static ReadOnlySpan<char> Bound(ReadOnlySpan<char> refusal) => refusal[..Math.Min(refusal.Length, MaxLength)];

    /// <returns>Null: no holder is named.</returns>
    public static LostClaim? Read(ReadOnlySpan<char> refusal)
    {
        var line = Bound(refusal);
        if (line.IndexOfAny('\r', '\n') is >= 0 and var end)
            line = line[..end];

        return Is(line, ClaimedBy) ? ReadClaimed(line[(ClaimedBy.Length - 1)..].ToString())
            : Is(line, AssignedTo) ? ReadAssigned(line[AssignedTo.Length..])
            : null;
    }

    private static bool Is(ReadOnlySpan<char> text, string wording) => text.StartsWith(wording, StringComparison.OrdinalIgnoreCase);

    /// <param name="holder">With the blank before it, so that a time without an owner is seen as one.</param>
    private static LostClaim? ReadClaimed(string holder)
    {
        foreach (Match time in Time().Matches(holder))
        {
            if (ParseTime(time) is { } since)
                return Lost(holder.AsSpan(0, time.Index), since);
        }

        return Lost(holder, null);
    }

    /// <summary>bd 1.3.0 and later quote the holder as Go's %q does, and give no time.</summary>
    private static LostClaim? ReadAssigned(ReadOnlySpan<char> holder) =>
        holder.StartsWith('"') && holder[1..].Contains('"') ? Lost(QuotedText.Read(holder[1..]), null) : null;

    private static LostClaim? Lost(ReadOnlySpan<char> owner, DateTimeOffset? since)
    {
        var trimmed = OnOneLine(owner).AsSpan().Trim();
        var kept = trimmed.Length > MaxOwner ? trimmed[..MaxOwner].TrimEnd() : trimmed;
        return kept.IsEmpty ? null : new LostClaim(kept.ToString(), since);
    }

    /// <summary>A name may hold anything, also written as an escape; it is shown in logs.</summary>
    private static string OnOneLine(ReadOnlySpan<char> owner) =>
        new([.. owner.ToArray().Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);

    private static DateTimeOffset? ParseTime(Match time) =>
        DateTimeOffset.TryParse(
            $"{time.Groups["date"].Value}T{time.Groups["clock"].Value}{time.Groups["zone"].Value}",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var parsed)
            ? parsed
            : null;

    [GeneratedRegex(
        @" at (?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?<clock>[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)"
        + @" ?(?<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2})?(\W|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Time();
}
