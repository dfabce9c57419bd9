using System.Text.Json;

namespace NightlyDispatch.Ledger;

/// <summary>Reads a ledger backwards to the end of its newest whole pass, and folds what follows.</summary>
internal static class LedgerReading
{
    private const int FirstWindow = 64 * 1024;

    /// <summary>How the last line of a pass begins.</summary>
    public static ReadOnlySpan<byte> PassEnd => "{\"event\":\"pass-ended\""u8;

    /// <summary>The state, and the length of the file without a torn last line.</summary>
    /// <exception cref="StateException">A line that matters is unreadable, or was written by a newer program.</exception>
    public static (LedgerState State, long Length) Read(Stream file, string path)
    {
        var end = file.Length;
        for (long window = FirstWindow; ; window *= 4)
        {
            var begin = Math.Max(0, end - window);
            var tail = Slice(file, begin, end);
            var length = tail.AsSpan().LastIndexOf((byte)'\n') + 1;
            var start = NewestPassEnd(tail.AsSpan(0, length), isWholeFile: begin == 0);
            if (start >= 0)
                return (Fold(tail.AsSpan(start, length - start), begin + start, file, path), begin + length);
        }
    }

    private static byte[] Slice(Stream file, long begin, long end)
    {
        var slice = new byte[end - begin];
        file.Position = begin;
        file.ReadExactly(slice);
        return slice;
    }

    /// <summary>Where to begin folding; -1: not in this part of the file.</summary>
    private static int NewestPassEnd(ReadOnlySpan<byte> lines, bool isWholeFile)
    {
        for (var rest = lines; rest.LastIndexOf(PassEnd) is >= 0 and var found; rest = rest[..found])
        {
            if (found == 0 ? isWholeFile : rest[found - 1] == '\n')
                return found;
        }

        return isWholeFile ? 0 : -1;
    }

    /// <param name="offset">Where in the file the lines begin.</param>
    private static LedgerState Fold(ReadOnlySpan<byte> lines, long offset, Stream file, string path)
    {
        var state = LedgerState.Empty;
        for (var rest = lines; rest.Length > 0;)
        {
            var end = rest.IndexOf((byte)'\n');
            state = state.Apply(Parse(rest[..end], offset + (lines.Length - rest.Length), file, path));
            rest = rest[(end + 1)..];
        }

        return state;
    }

    private static LedgerEvent Parse(ReadOnlySpan<byte> line, long offset, Stream file, string path)
    {
        try
        {
            return LedgerJson.FormatOf(line) is > LedgerEvent.Format and var newer
                ? throw Newer(offset, file, path, newer)
                : LedgerJson.Parse(line);
        }
        catch (JsonException exception)
        {
            throw Unreadable(offset, file, path, exception);
        }
    }

    private static StateException Newer(long offset, Stream file, string path, int format) =>
        new($"{path}:{LineNumber(file, offset)}: this line was written by a newer version of this program (format {format}, "
            + $"this one knows {LedgerEvent.Format}). Run that version, or move the file away to begin anew.");

    private static StateException Unreadable(long offset, Stream file, string path, JsonException exception) =>
        new($"{path}:{LineNumber(file, offset)}: this line of the ledger is unreadable ({exception.Message.Split(" Path: ")[0]}). "
            + "To repair: see that no agent of this program runs (dx-runner status), then remove the line, or move the file away to begin anew.");

    private static int LineNumber(Stream file, long offset) => Slice(file, 0, offset).Count(c => c == '\n') + 1;
}
