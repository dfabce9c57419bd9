using System.Globalization;
using System.Text;

namespace NightlyDispatch.Rehearsal;

/// <summary>An HTTP request as it came over the loopback.</summary>
/// <param name="Target">Path and query.</param>
internal sealed record LoopbackRequest(string Method, string Target, string Body)
{
    /// <param name="stream">Buffered: it is read byte by byte.</param>
    /// <returns>Null: the connection ended before the request did.</returns>
    public static async Task<LoopbackRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            var start = (await LineAsync(stream, cancellationToken)).Split(' ');
            if (start.Length < 3)
                return null;

            var length = 0;
            var isChunked = false;
            while (await LineAsync(stream, cancellationToken) is { Length: > 0 } header)
            {
                if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    length = int.Parse(header.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
                isChunked |= header.StartsWith("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase);
            }

            var body = isChunked ? await ChunksAsync(stream, cancellationToken) : await BytesAsync(stream, length, cancellationToken);
            return new LoopbackRequest(start[0], start[1], Encoding.UTF8.GetString(body));
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    private static async Task<string> LineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (true)
        {
            var next = (char)(await BytesAsync(stream, 1, cancellationToken))[0];
            if (next == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append(next);
        }
    }

    private static async Task<byte[]> ChunksAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var length = int.Parse(await LineAsync(stream, cancellationToken), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.Write(await BytesAsync(stream, length, cancellationToken));
            await LineAsync(stream, cancellationToken);
            if (length == 0)
                return body.ToArray();
        }
    }

    private static async Task<byte[]> BytesAsync(Stream stream, int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
