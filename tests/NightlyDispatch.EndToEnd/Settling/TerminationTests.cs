using System.Diagnostics;
using NightlyDispatch.Ledger;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd.Settling;

public sealed class TerminationTests
{
    private const int Bound = 180_000;

    [Fact(Timeout = Bound)]
    public async Task A_pass_that_is_told_to_end_waits_for_the_start_that_it_has_begun_and_begins_nothing_new()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2))
            .WithSection("parallelism", """{ "duringMigration": 2 }""") with
        {
            Runner = new RunnerPlan(Agent: Night.LastingAgent).WithStarts("opencode", StartPlan.LaunchAfter(TimeSpan.FromSeconds(2)), StartPlan.Ack),
        });

        var (pass, ended) = night.BeginPass();
        await night.NewestEventAsync<StartSpawned>();
        using (var kill = Process.Start("kill", ["-TERM", $"{pass}"]))
            await kill.WaitForExitAsync();
        var terminated = await ended;
        var starts = night.Starts.Count;
        var next = await night.PassAsync();

        terminated.ExitCode.Should().Be(143, terminated.Error);
        terminated.Output.Should().Contain("2 listed = 1 dispatched + 0 skipped + 1 deferred");
        starts.Should().Be(1);
        next.ExitCode.Should().Be(0, next.Error);
        (await night.AgentsAsync(2)).Select(agent => agent.Beads).Should().Equal("bd-1", "bd-2");
        night.Issue("bd-1").Assignee.Should().Be(night.Actors[0]);
        night.Issue("bd-2").Assignee.Should().Be(night.Actors[1]);
    }
}
