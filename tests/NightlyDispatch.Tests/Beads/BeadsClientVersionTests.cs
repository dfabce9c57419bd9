using NightlyDispatch.Beads;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Beads;

public sealed class BeadsClientVersionTests
{
    [Fact(Timeout = 30_000)]
    public async Task Asks_for_the_version_once_where_that_is_understood()
    {
        using var bd = new FakeBd("""echo '{"build":"release","version":"1.0.5"}'""");

        (await bd.Client().VersionAsync(CancellationToken.None)).Should().Be(new TrackerVersion(new Version(1, 0, 5), null));
        bd.Calls.Should().Equal("version|--json|");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("""[ "$1" = --version ] && echo 'bd version 0.56.1 (dev)' || exit 1""")]
    [InlineData("""[ "$1" = --version ] && echo 'bd version 0.56.1 (dev)' || echo '{}'""")]
    public async Task Asks_in_another_way_where_it_is_not(string script)
    {
        using var bd = new FakeBd(script);

        var version = await bd.Client().VersionAsync(CancellationToken.None);

        version.Number.Should().Be(new Version(0, 56, 1));
        version.Warning.Should().Contain("0.56.1").And.Contain("exits 0 for a claim that was lost");
        bd.Calls.Should().Equal("version|--json|", "--version|");
    }

    [Fact(Timeout = 30_000)]
    public async Task Warns_where_there_is_no_version_to_be_had()
    {
        using var bd = new FakeBd("echo hello");

        var version = await bd.Client().VersionAsync(CancellationToken.None);

        version.Should().Be(new TrackerVersion(null, "The version of /bin/sh cannot be read; it is used as it is"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Refuses_a_bd_that_is_too_old()
    {
        using var bd = new FakeBd("""echo '{"version":"0.49.6"}'""");

        await FluentActions.Awaiting(() => bd.Client().VersionAsync(CancellationToken.None))
            .Should().ThrowAsync<TrackerException>().WithMessage("bd 0.49.6 at /bin/sh is too old, *");
    }

    [Fact(Timeout = 30_000)]
    public async Task Refuses_a_bd_that_cannot_be_started()
    {
        using var bd = new FakeBd("") { Tool = new Tool("/nowhere/bd") };

        await FluentActions.Awaiting(() => bd.Client().VersionAsync(CancellationToken.None))
            .Should().ThrowAsync<TrackerException>().WithMessage("/nowhere/bd cannot be started: *");
    }
}
