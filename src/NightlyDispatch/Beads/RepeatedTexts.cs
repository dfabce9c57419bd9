using System.Text;

namespace NightlyDispatch.Beads;

/// <summary>Makes text of words that repeat from issue to issue, such as a status or a label, once.</summary>
internal sealed class RepeatedTexts
{
    private const int LongestKept = 32;

    private readonly (byte[] Utf8, string Text)[] _kept = new (byte[], string)[64];

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
