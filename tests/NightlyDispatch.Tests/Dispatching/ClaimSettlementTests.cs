using NightlyDispatch.Beads;
using NightlyDispatch.Ledger;
using NightlyDispatch.Prompts;
using NSubstitute.ExceptionExtensions;
using NSubstitute.Extensions;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>What becomes of a dispatch that a killed pass had not brought to a start (design, section 5).</summary>
public sealed class ClaimSettlementTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claim_that_was_intended_is_given_back_if_it_was_made(bool wasMade)
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        var actor = night.Cut(Left.ClaimIntended);
        if (wasMade)
            night.Tracker.Set("bd-1", "in_progress", actor);

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        night.Tracker.Notes.Should().HaveCount(wasMade ? 1 : 0);
        night.Calls.Should().ContainInOrder("release bd-1", "ready", "claim bd-1");
    }

    [Fact]
    public async Task A_claim_that_was_intended_and_that_somebody_else_made_is_theirs()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        _ = night.Cut(Left.ClaimIntended);
        night.Tracker.Set("bd-1", "in_progress", "Dana Moor");

        await night.PassAsync();

        night.Tracker["bd-1"].Should().Be(new Holding("bd-1", "in_progress", "Dana Moor"));
        night.State.Dispatches.Should().BeEmpty();
    }

    public static TheoryData<string> AllThatIsLeft => [nameof(Left.ClaimIntended), nameof(Left.Claimed), nameof(Left.StartIntended)];

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(AllThatIsLeft))]
    public async Task A_bd_that_still_acts_for_a_pass_that_was_killed_is_ended_and_nothing_else_that_speaks_of_its_actor(string left)
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        var actor = night.Cut(Left.Named(left));
        using var bd = Sleeper.Run("update", "bd-1", "--claim", "--json", "--actor", actor);
        using var agent = Sleeper.Run($"Fix bd-1, which was claimed with --actor {actor}.");

        await night.PassAsync();

        (bd.IsRunning, agent.IsRunning).Should().Be((false, true));
    }

    [Fact]
    public async Task A_claim_without_a_start_is_given_back_with_its_prompt_file()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        var prompt = SecurePromptFile.PathFor(night.At("prompts"), DxRunner.Some.Id());
        await File.WriteAllTextAsync(prompt, "Fix it.");
        night.Tracker.Set("bd-1", "in_progress", night.Cut([.. Left.Claimed, new PromptIntended("bd-1", prompt)]));

        await night.PassAsync();

        night.Tracker.Notes.Should().Equal("bd-1: nightly-dispatch gave this back: the pass that claimed it was cut short before its start");
        File.Exists(prompt).Should().BeFalse();
    }

    [Fact]
    public async Task Where_the_tracker_does_not_answer_a_release_waits_for_the_next_pass()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        var actor = night.Cut(Left.Claimed);
        night.Tracker.Set("bd-1", "in_progress", actor);
        night.Tracker.Beads.Configure().ReleaseAsync(default!, default!, default!).ThrowsAsyncForAnyArgs(new TrackerException("bd update failed"));

        var result = await night.PassAsync();

        result.ExitCode.Should().Be(5);
        result.Problems.Should().Equal("bd update failed");
        night.State.Dispatches["bd-1"].Stage.Should().Be(DispatchStage.Claimed);
    }

    [Fact]
    public async Task A_job_of_another_computer_that_shares_the_folder_is_never_settled()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        var actor = night.Cut(Left.StartSpawned, machine: "machine-2");
        night.Tracker.Set("bd-1", "in_progress", actor);

        var result = await night.PassAsync();

        result.ExitCode.Should().Be(0);
        night.Tracker["bd-1"].Assignee.Should().Be(actor);
        night.State.Dispatches["bd-1"].Stage.Should().Be(DispatchStage.StartIntended);
        night.Calls.Should().NotContain(call => call.StartsWith("check", StringComparison.Ordinal) || call.StartsWith("release", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_settlement_leaves_the_rest_to_the_next_pass_after_a_signal()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Set("bd-1", "in_progress", night.Cut(Left.Claimed));
        night.Termination.Obey(15);

        var result = await night.PassAsync();

        result.ExitCode.Should().Be(143);
        night.Calls.Should().NotContain("release bd-1");
        night.State.Dispatches["bd-1"].Stage.Should().Be(DispatchStage.Claimed);
    }
}
