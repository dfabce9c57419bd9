using NightlyDispatch.Ledger;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd.Settling;

/// <summary>The program is ended with kill -9 while it starts an agent: afterwards there is one agent, under the claim of its own pass.</summary>
public sealed class KilledStartTests
{
    private const int Bound = 180_000;

    [Fact(Timeout = Bound)]
    public async Task Killed_before_the_launch_the_hanging_start_is_ended_and_the_bug_dispatched_anew()
    {
        await using var night = await NightOf(StartPlan.HangBeforeLaunch, StartPlan.Ack);

        await night.KilledPassAsync(night.NewestEventAsync<StartSpawned>);

        (await night.PassAsync()).ExitCode.Should().Be(0);
        await night.AssertOneAgentAsync(claimedInPass: 2);
    }

    [Fact(Timeout = Bound)]
    public async Task Killed_before_the_launch_a_start_that_goes_on_by_itself_does_not_lead_to_a_second_agent()
    {
        await using var night = await NightOf(StartPlan.LaunchAfter(TimeSpan.FromSeconds(2)), StartPlan.Ack);

        await night.KilledPassAsync(night.NewestEventAsync<StartSpawned>);

        (await night.PassAsync()).ExitCode.Should().Be(0);

        // It is a race whether the start is ended before its launch, and a second one made, or its agent adopted.
        await night.AssertOneAgentAsync(claimedInPass: night.Starts.Count);
    }

    [Theory(Timeout = Bound)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_after_the_launch_the_agent_that_was_not_acknowledged_is_adopted(bool beforeTheStartWasWrittenDown)
    {
        await using var night = await NightOf(StartPlan.LaunchThenHang, StartPlan.Ack);

        await night.KilledPassAsync(() => night.AgentsAsync(1));
        if (beforeTheStartWasWrittenDown)
            await night.TakeBackNewestEventAsync<StartSpawned>();

        (await night.PassAsync()).ExitCode.Should().Be(0);
        await night.AssertOneAgentAsync(claimedInPass: 1);
        night.Starts.Should().ContainSingle();
    }

    [Theory(Timeout = Bound)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_after_the_acknowledgement_the_agent_keeps_its_slot_and_its_claim(bool beforeItWasWrittenDown)
    {
        var setting = SettingOf(StartPlan.Ack);
        await using var night = await Night.BeginAsync(beforeItWasWrittenDown
            ? setting with { Runner = setting.Runner.WithFaults("check", AnswerFault.Hang, AnswerFault.None) }
            : setting with { TrackerFaults = [SecondReReadHangs] });

        await night.KilledPassAsync(() => beforeItWasWrittenDown
            ? night.CallAsync(call => call.Arguments is ["check", ..])
            : IsBeingConfirmedAsync(night));

        (await night.PassAsync()).ExitCode.Should().Be(0);
        await night.AssertOneAgentAsync(claimedInPass: 1);
        night.Events.OfType<ClaimConfirmed>().Should().ContainSingle();
        night.Starts.Should().ContainSingle();
    }

    [Fact(Timeout = Bound)]
    public async Task Killed_after_the_acknowledgement_of_a_claim_that_is_taken_away_meanwhile_the_agent_is_ended()
    {
        await using var night = await Night.BeginAsync(SettingOf(StartPlan.Ack) with
        {
            TrackerFaults = [SecondReReadHangs],
        });

        await night.KilledPassAsync(() => IsBeingConfirmedAsync(night));
        TrackerWorkspace.Edit(night.Folder.Beads, "bd-1", bug => bug with { Assignee = "Ann Other" });

        (await night.PassAsync()).ExitCode.Should().Be(0);
        (await night.AgentsAsync(1)).Should().ContainSingle();
        night.LivingMarks.Should().BeEmpty();
        night.Issue("bd-1").Assignee.Should().Be("Ann Other");
        night.Folder.LeftPrompts.Should().BeEmpty();
    }

    private static Fault SecondReReadHangs { get; } = new(new FaultMatch("show", Nth: 2), new FaultEffect(Hang: true));

    private static async Task IsBeingConfirmedAsync(Night night)
    {
        await night.NewestEventAsync<Acknowledged>();
        await Night.UntilAsync(() => night.Calls.Count(call => call.Arguments is ["show", ..]) == 2);
    }

    private static Task<Night> NightOf(params StartPlan[] starts) => Night.BeginAsync(SettingOf(starts));

    private static RehearsalSetting SettingOf(params StartPlan[] starts) => RehearsalSetting.Of(Night.Bug(1)) with
    {
        Runner = new RunnerPlan(Agent: Night.LastingAgent).WithStarts("opencode", starts),
    };
}
