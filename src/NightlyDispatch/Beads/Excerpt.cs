namespace NightlyDispatch.Beads;

/// <summary>The beginning of a foreign text, on one line and without control characters, fit for a log and for stderr.</summary>
internal static class Excerpt
{
    /// <param name="length">Characters that are kept at most.</param>
    public static string Of(string text, int length)
    {
        var end = Math.Min(text.Length, length);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
            end--;

        return new string([.. text[..end].Select(c => char.IsControl(c) ? ' ' : c)]).Trim() + (end < text.Length ? "…" : "");
    }
}
