using System.IO.Pipes;
using System.Text;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Processes;

public sealed class ChildPipeTests
{
    [Fact(Timeout = 30_000)]
    public async Task Takes_what_lies_in_the_pipe_and_does_not_wait_for_more()
    {
        await using var writer = new AnonymousPipeServerStream(PipeDirection.Out);
        await using var reader = new AnonymousPipeClientStream(PipeDirection.In, writer.ClientSafePipeHandle);
        await writer.WriteAsync("left behind"u8.ToArray());

        Encoding.UTF8.GetString(ChildPipe.Take(reader)).Should().Be("left behind");
        ChildPipe.Take(reader).Should().BeEmpty();
    }

    [Fact]
    public void Takes_nothing_from_another_kind_of_stream() => ChildPipe.Take(new MemoryStream([1, 2, 3])).Should().BeEmpty();
}
