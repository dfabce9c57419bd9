using System.Text;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>What reaches stdout once a fault rule has spoilt an answer.</summary>
internal static class SpoiltOutput
{
    private const string Garbage = "panic: runtime error: invalid memory address or nil pointer dereference\n";

    private const int FloodLine = 80;

    public static byte[] Of(string output, FaultEffect fault)
    {
        var text = fault switch
        {
            { EmptyStdout: true } => "",
            { Null: true } => "null\n",
            { Garbage: true } => Garbage,
            { TwoDocuments: true } => output + output,
            _ => output,
        };
        var bytes = Encoding.UTF8.GetBytes(Flood(fault.StdoutFlood) + fault.Preamble + text);
        if (fault.InvalidUtf8)
            bytes = WithInvalidBytes(bytes);
        return fault.TruncateBytes is { } length && length < bytes.Length ? bytes[..length] : bytes;
    }

    private static string Flood(int length)
    {
        var noise = new StringBuilder(length);
        while (noise.Length < length)
            noise.Append('x', Math.Min(FloodLine, length - noise.Length - 1)).Append('\n');
        return noise.ToString();
    }

    /// <summary>Inside of the first title, where there is one: the JSON around it stays whole.</summary>
    private static byte[] WithInvalidBytes(byte[] bytes)
    {
        var title = bytes.AsSpan().IndexOf("\"title\": \""u8);
        var place = title < 0 ? 0 : title + "\"title\": \"".Length;
        return [.. bytes.AsSpan(0, place), 0xC3, 0x28, .. bytes.AsSpan(place)];
    }
}
