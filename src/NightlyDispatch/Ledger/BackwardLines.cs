namespace NightlyDispatch.Ledger;

/// <summary>Reads a file line by line from its end, so that what is new costs the same however long the file is.</summary>
internal static class BackwardLines
{
    private const int Chunk = 64 * 1024;

    /// <param name="end">Where to begin in the file; what follows the last line break before it is no line yet.</param>
    /// <returns>Each line without its line break, valid until the next one is asked for, and where it ends in the file.</returns>
    public static IEnumerable<(ReadOnlyMemory<byte> Line, long End)> Of(Stream file, long end)
    {
        var buffer = new byte[Chunk];
        var (begin, length, isLine) = (end, 0, false);
        do
        {
            var text = isLine ? length - 1 : length;
            var lineBreak = buffer.AsSpan(0, text).LastIndexOf((byte)'\n');
            if (lineBreak < 0 && begin > 0)
            {
                var count = Prepend(file, ref buffer, begin, length);
                (begin, length) = (begin - count.Asked, length + count.Read);
                continue;
            }

            if (isLine)
                yield return (buffer.AsMemory(lineBreak + 1, text - lineBreak - 1), begin + length);
            (length, isLine) = (lineBreak + 1, true);
        }
        while (length > 0 || begin > 0);
    }

    /// <summary>Reads what comes before; as much as is there already, so that a long line is not searched too often.</summary>
    /// <returns>Less is read than asked only where the end of the file has been cut off meanwhile: a torn line, and no line yet.</returns>
    private static (int Asked, int Read) Prepend(Stream file, ref byte[] buffer, long begin, int length)
    {
        var asked = (int)Math.Min(begin, Math.Max(Chunk, length));
        if (length + asked > buffer.Length)
            Array.Resize(ref buffer, length + asked);
        buffer.AsSpan(0, length).CopyTo(buffer.AsSpan(asked));
        file.Position = begin - asked;
        return (asked, file.ReadAtLeast(buffer.AsSpan(0, asked), asked, throwOnEndOfStream: false));
    }
}
