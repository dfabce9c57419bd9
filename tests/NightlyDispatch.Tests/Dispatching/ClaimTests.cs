using NightlyDispatch.Beads;
using NSubstitute;
using NSubstitute.Extensions;

namespace NightlyDispatch.Tests.Dispatching;

public sealed class ClaimTests
{
    [Fact]
    public async Task A_bug_that_is_won_is_dispatched_and_its_claim_is_kept()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        result.ExitCode.Should().Be(0);
        night.Tracker["bd-1"].Should().Be(new Holding("bd-1", "in_progress", result.Pass.Actor));
        night.Prompts.Should().Equal(night.Runs.Orders[0].PromptFile);
    }

    /// <summary>bd exits 0 for a lost claim up to 0.56.1: what it says is what counts.</summary>
    [Fact]
    public async Task A_lost_claim_is_skipped_whatever_the_exit_code_was()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Beads.Configure().ClaimAsync(default!, default!).ReturnsForAnyArgs(_ =>
        {
            night.Tracker.Set("bd-1", "in_progress", "Dana Moor");
            return Tracker.Lost("Dana Moor", new DateTimeOffset(2026, 8, 22, 0, 30, 0, TimeSpan.Zero));
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 ClaimLost");
        result.ReasonOf("bd-1").Should().Be("already claimed by Dana Moor since 2026-08-22 00:30 UTC");
        result.ExitCode.Should().Be(0);
        night.Tracker["bd-1"].Assignee.Should().Be("Dana Moor");
        night.Runs.Orders.Should().BeEmpty();
        night.State.Dispatches.Should().BeEmpty();
    }

    [Fact]
    public async Task A_lost_claim_gives_its_place_to_the_next_bug()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Tracker.Beads.Configure().ClaimAsync(DxRunner.Some.Id("bd-1"), Arg.Any<string>()).Returns(_ =>
        {
            night.Tracker.Set("bd-1", "in_progress", "Dana Moor");
            return Tracker.Lost("Dana Moor");
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 ClaimLost", "bd-2 Acknowledged");
    }

    [Fact]
    public async Task A_bug_that_is_not_claimable_is_skipped()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Beads.Configure().ClaimAsync(default!, default!).ReturnsForAnyArgs(
            new ClaimAnswer(null, null, "issue not claimable: status deferred"));

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 ClaimLost");
        result.ReasonOf("bd-1").Should().Be("issue not claimable: status deferred");
        result.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_claim_that_bd_reports_as_won_and_that_nobody_holds_fails_and_starts_nothing()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Beads.Configure().ClaimAsync(default!, default!).ReturnsForAnyArgs(new ClaimAnswer("bd-1", null, null));

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 FalseClaim");
        result.ReasonOf("bd-1").Should().Be("the claim was won, but a re-read shows bd-1 open, held by nobody");
        result.ExitCode.Should().Be(4);
        night.Runs.Orders.Should().BeEmpty();
        night.Prompts.Should().BeEmpty();
        night.State.Dispatches.Should().BeEmpty();
        night.Channel.Heads.Should().Equal("dispatch-failed bd-1");
    }

    [Fact]
    public async Task A_claim_that_bd_reports_as_failed_and_that_is_ours_goes_on()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Beads.Configure().ClaimAsync(default!, default!).ReturnsForAnyArgs(call =>
        {
            night.Tracker.Set("bd-1", "in_progress", call.Arg<string>());
            return new ClaimAnswer(null, null, "bd update failed with exit code 1: dolt commit: connection reset");
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        night.Runs.Orders.Should().ContainSingle();
    }

    [Fact]
    public async Task Another_bug_that_bd_claimed_instead_is_given_back_and_the_turn_fails()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-1a", priority: 1);
        night.Tracker.Beads.Configure().ClaimAsync(DxRunner.Some.Id("bd-1"), Arg.Any<string>())
            .Returns(call => night.Tracker.Claim("bd-1a", call.Arg<string>()));

        var result = await night.PassAsync();

        result.Endings()[0].Should().Be("bd-1 FalseClaim");
        result.ReasonOf("bd-1").Should().Be("bd claimed bd-1a instead of it");
        result.ExitCode.Should().Be(4);
        night.Calls.Should().ContainInOrder("release bd-1a", "release bd-1", "claim bd-1a");
        night.Tracker["bd-1"].Should().Be(new Holding("bd-1", "open", null));
    }

    [Fact]
    public async Task Another_bug_that_was_dispatched_in_the_same_pass_is_not_given_back_under_its_agent()
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1a");
        night.Tracker.Add("bd-1");
        night.Tracker.Beads.Configure().ClaimAsync(DxRunner.Some.Id("bd-1"), Arg.Any<string>())
            .Returns(new ClaimAnswer("bd-1a", null, null));

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1a Acknowledged", "bd-1 FalseClaim");
        night.Tracker["bd-1a"].Assignee.Should().Be(result.Pass.Actor);
        night.Calls.Should().NotContain("release bd-1a");
    }

    [Fact]
    public async Task A_bd_that_cannot_claim_a_free_bug_is_unusable_and_that_is_no_lost_claim()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Tracker.Beads.Configure().ClaimAsync(default!, default!).ReturnsForAnyArgs(
            new ClaimAnswer(null, null, "operation 'update' is not allowed in read-only mode"));

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 TrackerFailed", "bd-2 Deferred");
        result.ReasonOf("bd-1").Should().Be("bd-1 is free, and bd does not claim it: operation 'update' is not allowed in read-only mode");
        result.ExitCode.Should().Be(5);
    }

    [Fact]
    public async Task A_claim_that_failed_for_nothing_of_the_bugs_and_that_cannot_be_seen_is_settled_by_the_next_pass()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Beads.Configure().ClaimAsync(default!, default!).ReturnsForAnyArgs(
            call => night.Tracker.Claim("bd-1", call.Arg<string>()) with { ClaimedId = null, Refusal = "dolt commit: connection reset" });
        night.Tracker.Beads.Configure().ShowAsync(default!, default).ReturnsForAnyArgs((Holding?)null);

        var first = await night.PassAsync();
        var second = await night.NextPassAsync();

        first.ReasonOf("bd-1").Should().Be("bd-1 cannot be seen, and bd does not claim it: dolt commit: connection reset");
        first.ExitCode.Should().Be(5);
        night.Events.Should().ContainInOrder("bug-ended", "pass-ended", "release-intended", "dispatch-closed");
        second.Endings().Should().Equal("bd-1 TrackerFailed");
    }
}
