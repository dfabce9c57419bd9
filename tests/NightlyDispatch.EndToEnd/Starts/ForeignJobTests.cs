using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd.Starts;

public sealed class ForeignJobTests
{
    [Fact(Timeout = 180_000)]
    public async Task A_bug_that_somebody_elses_agent_works_on_under_another_provider_is_left_alone()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)) with
        {
            Runner = new RunnerPlan(Agent: Night.LastingAgent),
        });
        await night.StartByHandAsync("bd-1", "cc-glm");

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(0, pass.Error);
        pass.Output.Should().Contain("2 listed = 1 dispatched + 1 skipped").And.Contain("skipped: somebody else's job runs for it (cc-glm, healthy)");
        (await night.AgentsAsync(2)).Select(agent => (agent.Beads, agent.Provider)).Should().Equal(("bd-1", "cc-glm"), ("bd-2", "opencode"));
        night.Updates.Should().NotContain(call => call.Arguments.Contains("bd-1"));
        night.Alerts.Should().ContainSingle().Which.Should().ContainAll("foreign-job", "bd-1");
    }
}
