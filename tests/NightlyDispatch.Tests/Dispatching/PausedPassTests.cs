using NightlyDispatch.Ledger;
using NSubstitute;
using NSubstitute.Extensions;

namespace NightlyDispatch.Tests.Dispatching;

public sealed class PausedPassTests
{
    [Fact]
    public async Task A_paused_pass_says_so_exits_0_and_asks_nobody_for_work()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        await night.PassAsync();
        night.Runs.End("bd-1", "exited_ok");
        await night.NextPassAsync();
        night.Calls.Clear();
        night.Pause("bd is being upgraded");

        var result = await night.NextPassAsync();

        result.Should().BeEquivalentTo(new { ExitCode = 0, Paused = "paused until Sat 22 Aug 10:00 UTC: bd is being upgraded" });
        night.Calls.Should().BeEmpty();
        night.Events.Should().EndWith(["pass-started", "pass-paused", "pass-ended"]);
    }

    [Fact]
    public async Task What_runs_is_settled_while_paused_and_nothing_takes_its_place()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        await night.PassAsync();
        night.Runs.End("bd-1", "exited_err");
        night.Pause();

        (await night.NextPassAsync()).ExitCode.Should().Be(0);

        night.Tracker["bd-1"].Status.Should().Be("open");
        night.Runs.Orders.Should().ContainSingle();
        night.State.Dispatches.Should().BeEmpty();
    }

    [Fact]
    public async Task A_pause_during_a_pass_works_before_its_next_claim()
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Tracker.Beads.Configure().ClaimAsync(default!, default!).ReturnsForAnyArgs(call =>
        {
            night.Pause();
            return night.Tracker.Claim(call.Arg<NightlyDispatch.Backlog.BugId>().Value, call.Arg<string>());
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged", "bd-2 Deferred");
        result.ReasonOf("bd-2").Should().StartWith("paused until");
        result.Should().BeEquivalentTo(new { ExitCode = 0, Paused = (string?)null });
    }

    [Fact]
    public async Task A_pause_during_a_preflight_works_before_the_claim_that_would_have_followed()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.Runner.Configure().PreflightAsync(default!, default!, default).ReturnsForAnyArgs(_ =>
        {
            night.Pause();
            return Runs.Available("opencode", "zhipuai-coding-plan/glm-5");
        });

        (await night.PassAsync()).Endings().Should().Equal("bd-1 Deferred");

        night.Calls.Should().NotContain(call => call.StartsWith("claim", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pause_that_is_over_holds_nothing_back()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Pause(length: TimeSpan.FromMinutes(59));

        (await night.NextPassAsync()).Endings().Should().Equal("bd-1 Acknowledged");
    }

    [Fact]
    public async Task A_pause_that_cannot_be_read_stops_the_pass_before_anything_is_begun()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Pause();
        await File.WriteAllTextAsync(night.PausePath, "{");

        await night.Awaiting(it => it.PassAsync()).Should().ThrowAsync<StateException>();

        night.Calls.Should().BeEmpty();
    }
}
