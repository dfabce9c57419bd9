using NightlyDispatch.Beads;
using NightlyDispatch.Dispatching;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Serilog.Core;

namespace NightlyDispatch.Tests.Dispatching;

public sealed class VersionGateTests
{
    private readonly IBeads _beads = Substitute.For<IBeads>();

    [Fact(Timeout = 10_000)]
    public async Task The_version_is_asked_beside_the_first_read()
    {
        var read = new TaskCompletionSource();
        _beads.VersionAsync(default).ReturnsForAnyArgs(async _ =>
        {
            await read.Task;
            return new TrackerVersion(new Version(1, 3, 0), null);
        });

        var answer = await new VersionGate(_beads, Logger.None).ReadAsync(ReadAsync, CancellationToken.None);

        answer.Should().Be("read");

        Task<string> ReadAsync(CancellationToken cancellationToken)
        {
            read.SetResult();
            return Task.FromResult("read");
        }
    }

    [Fact(Timeout = 10_000)]
    public async Task What_was_read_counts_for_nothing_where_the_version_will_not_do()
    {
        _beads.VersionAsync(default).ThrowsAsyncForAnyArgs(new TrackerException("too old"));
        var gate = new VersionGate(_beads, Logger.None);

        await FluentActions.Awaiting(() => gate.ReadAsync(_ => Task.FromResult("read"), CancellationToken.None))
            .Should().ThrowAsync<TrackerException>().WithMessage("too old");
    }

    [Fact(Timeout = 10_000)]
    public async Task The_version_is_asked_once()
    {
        _beads.VersionAsync(default).ReturnsForAnyArgs(new TrackerVersion(new Version(1, 3, 0), null));
        var gate = new VersionGate(_beads, Logger.None);

        await gate.PassAsync(CancellationToken.None);
        _ = await gate.ReadAsync(_ => Task.FromResult("read"), CancellationToken.None);

        await _beads.ReceivedWithAnyArgs(1).VersionAsync(default);
    }
}
