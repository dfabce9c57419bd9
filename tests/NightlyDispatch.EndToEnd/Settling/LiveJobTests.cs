using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd.Settling;

public sealed class LiveJobTests
{
    private const int Bound = 180_000;

    [Fact(Timeout = Bound)]
    public async Task Whatever_the_runner_says_of_a_job_it_holds_its_slot_while_its_agent_lives()
    {
        var runner = new RunnerPlan(Agent: Night.LastingAgent);
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)) with { Runner = runner });
        (await night.PassAsync()).Output.Should().Contain("2 listed = 1 dispatched + 0 skipped + 1 deferred");

        foreach (var state in (string[])["stopped", "stalled", "pondering"])
        {
            night.Plan(runner.WithState("bd-1", state));

            var pass = await night.PassAsync();

            pass.ExitCode.Should().Be(0, pass.Error);
            pass.Output.Should().Contain("1 listed = 0 dispatched + 0 skipped + 1 deferred", state)
                .And.MatchRegex("deferred: 1 agent at a time until .*, and bd-1 runs");
        }

        (await night.AgentsAsync(1)).Should().ContainSingle();
        night.Starts.Should().ContainSingle();
        night.Issue("bd-1").Assignee.Should().Be(night.Actors[0]);
        night.Alerts.Should().BeEmpty();
    }
}
