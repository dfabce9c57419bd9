using System.Text.Json;

namespace NightlyDispatch.Ledger;

/// <summary>Reads a ledger for those who look back, from its beginning or from its end; a line that cannot be read is counted and passed over.</summary>
/// <param name="path">An absent file is a ledger without lines.</param>
internal sealed class LedgerHistory(string path)
{
    private const int FirstBuffer = 1024 * 1024;

    /// <summary>How many of the lines that were wanted could not be read, since this history was made.</summary>
    public int Unreadable { get; private set; }

    /// <param name="isWanted">Asked with the bytes of each line, so that the others need not be parsed.</param>
    /// <exception cref="StateException">The file cannot be read.</exception>
    public IEnumerable<LedgerEvent> Read(Func<ReadOnlyMemory<byte>, bool> isWanted)
    {
        foreach (var line in Lines())
        {
            if (isWanted(line) && Parse(line.Span) is { } read)
                yield return read;
        }
    }

    /// <summary>The newest line first.</summary>
    /// <param name="end">Where to begin in the file; null: at its end.</param>
    /// <exception cref="StateException">The file cannot be read.</exception>
    public IEnumerable<LedgerEvent> ReadBackwards(long? end = null)
    {
        foreach (var (line, _) in LinesBackwards(end))
        {
            if (Parse(line.Span) is { } read)
                yield return read;
        }
    }

    /// <summary>The bytes of each line that is written to its end, the newest first, and where it ends in the file.</summary>
    /// <exception cref="StateException">The file cannot be read.</exception>
    public IEnumerable<(ReadOnlyMemory<byte> Line, long End)> LinesBackwards(long? end = null)
    {
        using var file = LedgerFile.OpenToRead(path);
        if (file is null)
            yield break;

        foreach (var line in BackwardLines.Of(file, end ?? file.Length))
            yield return line;
    }

    private LedgerEvent? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return LedgerJson.Parse(line);
        }
        catch (JsonException)
        {
            Unreadable++;
            return null;
        }
    }

    /// <summary>Each line that is written to its end; valid until the next one is asked for.</summary>
    private IEnumerable<ReadOnlyMemory<byte>> Lines()
    {
        using var file = LedgerFile.OpenToRead(path);
        var buffer = new byte[FirstBuffer];
        var (begin, end) = (0, 0);
        while (file is not null)
        {
            while (buffer.AsSpan(begin, end - begin).IndexOf((byte)'\n') is >= 0 and var length)
            {
                yield return buffer.AsMemory(begin, length);
                begin += length + 1;
            }

            buffer.AsSpan(begin, end - begin).CopyTo(buffer);
            (begin, end) = (0, end - begin);
            if (end == buffer.Length)
                Array.Resize(ref buffer, 2 * buffer.Length);
            if (file.Read(buffer, end, buffer.Length - end) is > 0 and var count)
                end += count;
            else
                yield break;
        }
    }
}
