using NightlyDispatch.Beads;
using NightlyDispatch.Providers;
using NSubstitute;
using NSubstitute.Extensions;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>A pass that is asked to end: nothing new begins, what was begun is brought to an end, and all is recorded (design, section 8).</summary>
public sealed class SignalTests
{
    [Fact]
    public async Task A_signal_during_a_preflight_claims_nothing()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Runs.Runner.Configure().PreflightAsync(default!, default!, default).ReturnsForAnyArgs<PreflightResult>(_ =>
        {
            night.Termination.Obey(15);
            throw new OperationCanceledException(night.Termination.Token);
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Deferred", "bd-2 Deferred");
        result.ReasonOf("bd-1").Should().Be("this pass was ended by a signal");
        result.ExitCode.Should().Be(143);
        night.Calls.Should().NotContain(call => call.StartsWith("claim", StringComparison.Ordinal));
        result.Tally.IsBalanced().Should().BeTrue();
    }

    [Fact]
    public async Task A_signal_between_claim_and_start_gives_the_bug_back()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Beads.Configure().ClaimAsync(default!, default!).ReturnsForAnyArgs(call =>
        {
            night.Termination.Obey(2);
            return night.Tracker.Claim("bd-1", call.Arg<string>());
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 DeferredClaimed");
        result.ExitCode.Should().Be(130);
        night.Tracker["bd-1"].Should().Be(new Holding("bd-1", "open", null));
        night.Runs.Orders.Should().BeEmpty();
        (night.Prompts.Count, night.State.Dispatches.Count).Should().Be((0, 0));
    }

    [Fact]
    public async Task A_signal_during_a_start_lets_it_be_acknowledged_and_begins_no_other()
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Runs.NextStart("opencode", (order, id) =>
        {
            night.Termination.Obey(15);
            return night.Runs.Launch(order, id);
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged", "bd-2 Deferred");
        result.ExitCode.Should().Be(143);
        night.State.Dispatches["bd-1"].IsConfirmed.Should().BeTrue();
        night.Events[^1].Should().Be("pass-ended");
    }

    [Fact]
    public async Task A_signal_before_anything_leaves_an_account_that_balances()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Termination.Obey(1);

        var result = await night.PassAsync();

        (result.ExitCode, result.Tally.IsBalanced()).Should().Be((129, true));
    }
}
