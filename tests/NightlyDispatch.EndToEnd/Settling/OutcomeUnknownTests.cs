using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd.Settling;

public sealed class OutcomeUnknownTests
{
    private const int Bound = 180_000;

    [Fact(Timeout = Bound)]
    public async Task While_nobody_can_tell_whether_an_agent_was_launched_claim_and_slot_are_kept_and_nothing_is_started()
    {
        var runner = new RunnerPlan(Agent: Night.LastingAgent).WithStarts("opencode", StartPlan.DieBeforeLaunch, StartPlan.Ack);
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)) with
        {
            Runner = runner.WithFaults("check", AnswerFault.Silence),
        });

        var unclear = await night.PassAsync();
        var claim = night.Issue("bd-1").Assignee;
        var unsettled = await night.PassAsync();
        var (starts, kept) = (night.Starts.Count, night.Issue("bd-1").Assignee);
        night.Plan(runner);
        var settled = await night.PassAsync();

        unclear.ExitCode.Should().Be(7, unclear.Error);
        unclear.Output.Should().Contain("2 listed = 0 dispatched + 0 skipped + 1 deferred + 1 failed");
        claim.Should().Be(night.Actors[0]);
        unsettled.ExitCode.Should().Be(7, unsettled.Error);
        unsettled.Output.Should().Contain("1 listed = 0 dispatched + 0 skipped + 1 deferred").And.Contain("bd-1 runs");
        starts.Should().Be(1);
        kept.Should().Be(claim);
        settled.ExitCode.Should().Be(0, settled.Error);
        (await night.AgentsAsync(1)).Should().ContainSingle().Which.Beads.Should().Be("bd-1");
        night.LivingMarks.Should().ContainSingle();
        night.Issue("bd-1").Assignee.Should().Be(night.Actors[2]);
        night.Alerts.Where(alert => alert.Contains("outcome-unknown", StringComparison.Ordinal)).Should().HaveCount(2)
            .And.Contain(alert => alert.Contains("recovered", StringComparison.Ordinal));
    }
}
