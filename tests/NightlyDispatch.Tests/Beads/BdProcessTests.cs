using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Beads;
using NightlyDispatch.Tests.Processes;

namespace NightlyDispatch.Tests.Beads;

public sealed class BdProcessTests
{
    private static readonly TimeSpan AlmostTenMinutes = TimeSpan.FromSeconds(599);

    private readonly FakeTimeProvider _time = new();

    [Fact(Timeout = 30_000)]
    public async Task Lets_the_first_call_that_opens_the_database_migrate_it()
    {
        using var bd = new FakeBd("while [ ! -e migrated ]; do sleep 0.02; done; echo '[]'");
        using var cancellation = new CancellationTokenSource();
        var showing = bd.Client(time: _time).ShowAsync(Bugs.Id("a-1"), cancellation.Token);
        await Shell.UntilAsync(() => bd.Calls.Count == 1);

        _time.Advance(AlmostTenMinutes);
        await cancellation.CancelAsync();
        await File.WriteAllTextAsync(bd["migrated"], "");

        await FluentActions.Awaiting(() => showing).Should().ThrowAsync<OperationCanceledException>();
        bd.Calls.Should().HaveCount(1);
        bd.Log.Lines.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task Gives_the_version_no_time_for_a_migration()
    {
        using var bd = new FakeBd("exec sleep 60");
        var asking = bd.Client(time: _time).VersionAsync(CancellationToken.None);
        await Shell.UntilAsync(() => bd.Calls.Count == 1);

        await FluentActions.Awaiting(() => asking.WhileTimePassesAsync(_time, TimeSpan.FromSeconds(5)))
            .Should().ThrowAsync<TrackerException>().WithMessage("bd version did not answer within 60 s and was ended; *");
        bd.Calls.Should().HaveCount(1);
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_ask_again_after_ten_minutes()
    {
        using var bd = new FakeBd("exec sleep 60");
        var reading = bd.Client(time: _time).ReadyAsync(100, CancellationToken.None);
        await Shell.UntilAsync(() => bd.Calls.Count == 1);

        await FluentActions.Awaiting(() => reading.WhileTimePassesAsync(_time, TimeSpan.FromSeconds(30)))
            .Should().ThrowAsync<TrackerException>().WithMessage("bd ready did not answer within 600 s and was ended; *");
        bd.Calls.Should().HaveCount(1);
    }

    [Fact(Timeout = 30_000)]
    public async Task Ends_a_later_read_after_a_minute_and_asks_once_more()
    {
        using var bd = new FakeBd("[ \"$1\" = list ] && echo '[]' && exit; exec sleep 60");
        var client = bd.Client(time: _time);
        _ = await client.InProgressAsync(CancellationToken.None);
        var begun = _time.GetUtcNow();

        var showing = client.ShowAsync(Bugs.Id("a-1"), CancellationToken.None);

        await FluentActions.Awaiting(() => showing.WhileTimePassesAsync(_time, TimeSpan.FromSeconds(1)))
            .Should().ThrowAsync<TrackerException>().WithMessage("bd show did not answer within 60 s and was ended; *");
        bd.Calls.Should().HaveCount(3);
        (_time.GetUtcNow() - begun).Should().BeGreaterThan(TimeSpan.FromSeconds(119)).And.BeLessThan(TimeSpan.FromSeconds(300));
    }

    [Fact(Timeout = 30_000)]
    public async Task Ends_a_later_read_when_it_is_cancelled()
    {
        using var bd = new FakeBd("[ \"$1\" = list ] && echo '[]' && exit; exec sleep 60");
        var client = bd.Client();
        _ = await client.InProgressAsync(CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        var showing = client.ShowAsync(Bugs.Id("a-1"), cancellation.Token);
        await Shell.UntilAsync(() => bd.Calls.Count == 2);

        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => showing).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact(Timeout = 30_000)]
    public async Task Gives_a_claim_two_minutes_and_reports_that_they_are_over()
    {
        using var bd = new FakeBd("[ \"$1\" = list ] && echo '[]' && exit; exec sleep 60");
        var client = bd.Client(time: _time);
        _ = await client.InProgressAsync(CancellationToken.None);

        var claiming = client.ClaimAsync(Bugs.Id("a-1"), "actor");
        await claiming.WhileTimePassesAsync(_time, TimeSpan.FromSeconds(1));

        (await claiming).Should().Be(new ClaimAnswer(
            null,
            null,
            "bd update did not answer within 120 s and was ended; another process may hold its database"));
        bd.Calls.Should().HaveCount(2);
    }
}
