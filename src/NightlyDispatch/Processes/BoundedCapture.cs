using System.Buffers;
using System.Text;
using CliWrap;

namespace NightlyDispatch.Processes;

/// <summary>Keeps the beginning of a child's stream, and stops reading once the child is gone, whoever holds the pipe then.</summary>
/// <param name="onBytes">Is handed everything, kept or not.</param>
internal sealed class BoundedCapture(int limit, Action<ReadOnlySpan<byte>>? onBytes = null)
{
    private readonly ArrayBufferWriter<byte> _kept = new();

    public bool IsCut { get; private set; }

    public override string ToString() => Encoding.UTF8.GetString(_kept.WrittenSpan).TrimStart('\uFEFF');

    public PipeTarget ToTarget(CancellationToken childIsGone) =>
        PipeTarget.Create(async (stream, cancellationToken) =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, childIsGone);
            if (onBytes is not null)
                ChildPipe.Widen(stream);
            var buffer = new byte[64 * 1024];
            try
            {
                while (await stream.ReadAsync(buffer, stop.Token) is > 0 and var count)
                    Keep(buffer.AsSpan(0, count));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // A descendant still holds the pipe: waiting for its end would be waiting for the agent.
                // Or a busy machine has not come to read yet what the child wrote: that lies in the pipe.
                Keep(ChildPipe.Take(stream));
            }
        });

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        var room = Math.Min(limit - _kept.WrittenCount, bytes.Length);
        _kept.Write(bytes[..room]);
        onBytes?.Invoke(bytes);
        IsCut |= room < bytes.Length;
    }
}
