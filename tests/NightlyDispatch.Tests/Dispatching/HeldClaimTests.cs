using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using NSubstitute.Extensions;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>What the re-reads of a claim lead to, and how a claim is given back.</summary>
public sealed class HeldClaimTests
{
    [Fact]
    public async Task A_bug_that_is_stolen_before_its_start_is_skipped_and_left_to_its_new_holder()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Beads.Configure().ShowAsync(default!, default).ReturnsForAnyArgs(new Holding("bd-1", "in_progress", "Dana Moor"));

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 ClaimLost");
        result.ReasonOf("bd-1").Should().Be("the claim was won, but a re-read shows bd-1 in_progress, held by Dana Moor");
        result.ExitCode.Should().Be(0);
        night.Runs.Orders.Should().BeEmpty();
        night.Calls.Should().NotContain("release bd-1");
        night.Prompts.Should().BeEmpty();
        night.State.Dispatches.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Dana Moor", "bd-1 ClaimLost", 0)]
    [InlineData(null, "bd-1 FalseClaim", 4)]
    public async Task A_bug_that_is_stolen_after_its_start_has_its_agent_stopped(string? thief, string ending, int exitCode)
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (order, id) =>
        {
            night.Tracker.Set("bd-1", "in_progress", thief);
            return night.Runs.Launch(order, id);
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal(ending);
        result.ReasonOf("bd-1").Should().EndWith("; its agent was stopped");
        result.ExitCode.Should().Be(exitCode);
        night.Runs.Stopped.Should().Equal(("bd-1", night.Runs.Orders[0].Mark));
        night.Tracker["bd-1"].Assignee.Should().Be(thief);
        night.Prompts.Should().BeEmpty();
        (night.State.Dispatches.Count, night.State.Bugs.Count).Should().Be((0, 0));
    }

    [Fact]
    public async Task An_agent_whose_claim_is_gone_and_that_cannot_be_stopped_keeps_its_slot()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Runs.CanStop = false;
        night.Runs.NextStart("opencode", (order, id) =>
        {
            night.Tracker.Set("bd-1", "in_progress", "Dana Moor");
            return night.Runs.Launch(order, id);
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Unknown", "bd-2 Deferred");
        result.ExitCode.Should().Be(7);
        night.State.LiveJobs.Should().Be(1);
    }

    [Fact]
    public async Task A_tracker_that_fails_after_the_claim_ends_the_pass_and_the_next_one_settles_the_claim()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Tracker.Beads.Configure().ShowAsync(default!, default).ThrowsAsyncForAnyArgs(new TrackerException("bd show failed"));

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 TrackerFailed", "bd-2 Deferred");
        result.ExitCode.Should().Be(5);
        night.Tracker["bd-1"].Assignee.Should().Be(result.Pass.Actor);
        night.Runs.Orders.Should().BeEmpty();
        night.Prompts.Should().ContainSingle();
        night.Channel.Heads.Should().Equal("tracker-unusable bd");

        night.Tracker.Remove("bd-2");
        night.Tracker.Beads.Configure().ShowAsync(default!, default).ReturnsForAnyArgs(call => night.Tracker[call.Arg<BugId>().Value]);
        var next = await night.NextPassAsync();

        next.Endings().Should().Equal("bd-1 Acknowledged");
        next.ExitCode.Should().Be(0);
        night.Tracker.Notes.Should().Equal("bd-1: nightly-dispatch gave this back: the pass that claimed it was cut short before its start");
        night.Prompts.Should().Equal(night.Runs.Orders[0].PromptFile);
    }

    [Fact]
    public async Task A_release_says_why_and_takes_the_prompt_file_along()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        foreach (var provider in (string[])["opencode", "cc-glm", "gemini"])
            night.Runs.NextStart(provider, 11, $"{provider} will not");

        await night.PassAsync();

        night.Tracker["bd-1"].Should().Be(new Holding("bd-1", "open", null));
        night.Tracker.Notes.Should().Equal(
            "bd-1: nightly-dispatch gave this back: every provider refused its start: opencode: opencode will not; cc-glm: cc-glm will not; gemini: gemini will not");
        night.Prompts.Should().BeEmpty();
        night.Events.Should().ContainInOrder("release-intended", "dispatch-closed");
    }
}
