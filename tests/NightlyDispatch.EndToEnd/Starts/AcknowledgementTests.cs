using NightlyDispatch.Ledger;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd.Starts;

public sealed class AcknowledgementTests
{
    private const int Bound = 180_000;

    private static readonly TimeSpan GoesOnWithin = TimeSpan.FromSeconds(2);

    [Fact(Timeout = Bound)]
    public async Task However_a_start_ends_that_launched_its_agent_no_second_one_is_launched()
    {
        StartPlan[] starts =
        [
            StartPlan.LateAck(TimeSpan.FromSeconds(4)),
            StartPlan.LaunchThenHang,
            StartPlan.WithoutPid,
            StartPlan.DieAfterLaunch,
            StartPlan.FailAfterLaunch,
            StartPlan.WithoutAckLine,
        ];
        string[] bugs = [.. Enumerable.Range(1, starts.Length).Select(number => $"bd-{number}")];
        await using var night = await Night.BeginAsync(RehearsalSetting.Of([.. Enumerable.Range(1, starts.Length).Select(Night.Bug)])
            .WithSection("dispatch", """{ "ackTimeout": "2s", "maxPerPass": 6 }""")
            .WithSection("parallelism", """{ "duringMigration": 6, "afterMigration": 6 }""") with
        {
            Runner = new RunnerPlan(Agent: Night.LastingAgent).WithStarts("opencode", starts),
        });

        var pass = await night.RunWithAsync(new Dictionary<string, string?> { ["DX_RUNNER_MAX_PARALLEL_OPENCODE"] = "6" }, "run");

        pass.ExitCode.Should().Be(0, pass.Error);
        pass.Output.Should().Contain("6 listed = 6 dispatched");
        (await night.AgentsAsync(starts.Length)).Select(agent => agent.Beads).Should().BeEquivalentTo(bugs);
        night.Starts.Select(start => start.Arguments[2]).Should().Equal(bugs);
        night.Events.OfType<Acknowledged>().Select(line => line.IsLate).Should().Equal(starts.Select(start => start.Acknowledges));
        bugs.Select(bug => night.Issue(bug).Assignee).Should().AllBe(night.Actors[0]);
        night.Alerts.Should().BeEmpty();
    }

    [Fact(Timeout = Bound)]
    public async Task Starts_that_launched_nothing_are_tried_on_the_next_provider_after_one_retry_of_a_silent_one()
    {
        var refusing = new RunnerPlan(Agent: Night.LastingAgent)
            .WithStarts("opencode", StartPlan.HangBeforeLaunch)
            .WithStarts("cc-glm", StartPlan.DieBeforeLaunch)
            .WithStarts("gemini", StartPlan.WithoutAckLineOrLaunch);
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)).WithSection("dispatch", """{ "ackTimeout": "1s" }""") with
        {
            Runner = refusing,
        });

        var refused = await night.PassAsync();
        var (assignee, prompts, starts) = (night.Issue("bd-1").Assignee, night.Folder.LeftPrompts, night.Starts.Select(start => start.Arguments[4]).ToList());
        night.Plan(refusing.WithStarts("cc-glm", StartPlan.Ack));
        var helped = await night.PassAsync();

        refused.ExitCode.Should().Be(4, refused.Error);
        refused.Output.Should().ContainAll("no acknowledgement within 1 s", "ended by signal 9", "without its acknowledgement line");
        assignee.Should().BeEmpty();
        prompts.Should().BeEmpty();
        starts.Should().Equal("opencode", "opencode", "cc-glm", "gemini");
        helped.ExitCode.Should().Be(0, helped.Error);
        night.Starts.Skip(4).Select(start => start.Arguments[4]).Should().Equal("opencode", "opencode", "cc-glm");
        (await night.AgentsAsync(1)).Should().ContainSingle().Which.Provider.Should().Be("cc-glm");
        night.LivingMarks.Should().ContainSingle();
    }

    [Fact(Timeout = Bound)]
    public async Task A_grandchild_that_holds_the_pipes_for_minutes_does_not_hold_up_the_pass()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            Runner = new RunnerPlan(Agent: Night.LastingAgent).WithStarts("opencode", new StartPlan(HoldsPipe: TimeSpan.FromMinutes(5))),
        });

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(0, pass.Error);
        (await night.AgentsAsync(1)).Should().ContainSingle();
        var calls = night.Calls.SkipWhile(call => call.Arguments[0] != "start").ToList();
        (calls[1].At - calls[0].EndedAt!.Value).Should().BePositive().And.BeLessThan(GoesOnWithin);
    }
}
