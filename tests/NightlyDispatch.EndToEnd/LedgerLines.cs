using NightlyDispatch.Ledger;

namespace NightlyDispatch.EndToEnd;

/// <summary>Reads a ledger line by line while a pass is writing it.</summary>
internal static class LedgerLines
{
    public static IReadOnlyList<LedgerEvent> Read(string path)
    {
        var text = File.Exists(path) ? File.ReadAllBytes(path) : [];
        var lines = new List<LedgerEvent>();
        for (ReadOnlySpan<byte> rest = text; rest.IndexOf((byte)'\n') is >= 0 and var end; rest = rest[(end + 1)..])
            lines.Add(LedgerJson.Parse(rest[..end]));

        return lines;
    }
}
