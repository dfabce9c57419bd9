using System.Text;

namespace NightlyDispatch.Beads;

/// <summary>Makes text of words and lists of words that repeat from issue to issue, such as a status or the labels, once.</summary>
internal sealed class RepeatedTexts
{
    private const int LongestKept = 32;

    private readonly (byte[] Utf8, string Text)[] _kept = new (byte[], string)[64];

    private (byte[] Json, IReadOnlyList<string> Words) _list = ([], []);

    /// <param name="json">Of a list.</param>
    /// <param name="words">Those of the same JSON, if that was the last list.</param>
    public bool IsLastList(ReadOnlySpan<byte> json, out IReadOnlyList<string> words)
    {
        words = _list.Words;
        return json.SequenceEqual(_list.Json);
    }

    public void Keep(ReadOnlySpan<byte> json, IReadOnlyList<string> words) => _list = (json.ToArray(), words);

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || utf8.Length > LongestKept)
            return Encoding.UTF8.GetString(utf8);

        ref var kept = ref _kept[((31 * utf8.Length) + utf8[0] + (7 * utf8[^1])) % _kept.Length];
        if (kept.Utf8 is null || !utf8.SequenceEqual(kept.Utf8))
            kept = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return kept.Text;
    }
}
