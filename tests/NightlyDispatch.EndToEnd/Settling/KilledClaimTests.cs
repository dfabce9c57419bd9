using NightlyDispatch.Ledger;
using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd.Settling;

/// <summary>The program is ended with kill -9 before it starts an agent: the next pass leaves no claim of the dead one, and dispatches.</summary>
public sealed class KilledClaimTests
{
    private const int Bound = 180_000;

    private const string Claiming = "--claim";

    [Fact(Timeout = Bound)]
    public async Task Killed_while_a_preflight_hangs_nothing_was_claimed()
    {
        await using var night = await Night.BeginAsync(Setting with { Runner = Runner.WithPreflight("opencode", PreflightVerdict.Hangs) });

        await night.KilledPassAsync(() => night.CallAsync(call => call.Arguments is ["preflight", ..]));
        night.Updates.Should().BeEmpty();
        night.Plan(Runner);

        (await night.PassAsync()).ExitCode.Should().Be(0);
        await night.AssertOneAgentAsync(claimedInPass: 2);
    }

    [Fact(Timeout = Bound)]
    public async Task Killed_while_bd_claims_the_bd_that_goes_on_cannot_take_the_bug_from_the_next_pass()
    {
        await using var night = await NightWith(new FaultMatch("update", Nth: 1, Flag: Claiming), new FaultEffect(DelayMs: 60_000));

        await night.KilledPassAsync(() => night.CallAsync(IsClaim));

        (await night.PassAsync()).ExitCode.Should().Be(0);
        await night.AssertOneAgentAsync(claimedInPass: 2);
        (ProcessEntry.Read(night.Calls.First(IsClaim).ProcessId) is null or { IsZombie: true }).Should().BeTrue();
    }

    [Fact(Timeout = Bound)]
    public async Task Killed_while_bd_claims_a_claim_that_came_of_it_is_given_back()
    {
        await using var night = await NightWith(new FaultMatch("update", Nth: 1, Flag: Claiming), new FaultEffect(DelayMs: 500));

        await night.KilledPassAsync(() => night.CallAsync(IsClaim));
        await Night.UntilAsync(() => night.Issue("bd-1").Assignee == night.Actors[0]);

        (await night.PassAsync()).ExitCode.Should().Be(0);
        await night.AssertOneAgentAsync(claimedInPass: 2);
        night.Issue("bd-1").Notes.Should().Contain("cut short");
    }

    [Fact(Timeout = Bound)]
    public async Task Killed_once_the_prompt_is_written_claim_and_prompt_are_removed()
    {
        await using var night = await NightWith(new FaultMatch("show", Nth: 1), new FaultEffect(Hang: true));

        await night.KilledPassAsync(() => night.CallAsync(call => call.Arguments is ["show", ..]));
        night.Events[^1].Should().BeOfType<PromptIntended>();
        night.Folder.LeftPrompts.Should().ContainSingle();

        (await night.PassAsync()).ExitCode.Should().Be(0);
        await night.AssertOneAgentAsync(claimedInPass: 2);
    }

    [Fact(Timeout = Bound)]
    public async Task Killed_while_bd_gives_a_bug_back_the_bd_that_goes_on_cannot_free_it_under_the_next_agent()
    {
        await using var night = await Night.BeginAsync(Setting with
        {
            Runner = Runner.WithStarts("opencode", StartPlan.Refuse(Refusal.Usage("not now")), StartPlan.Ack),
            TrackerFaults = [new Fault(new FaultMatch("update", Nth: 1, Flag: "--status"), new FaultEffect(DelayMs: 60_000))],
        });

        await night.KilledPassAsync(() => night.CallAsync(IsRelease));

        (await night.PassAsync()).ExitCode.Should().Be(0);
        await night.AssertOneAgentAsync(claimedInPass: 2);
        (ProcessEntry.Read(night.Calls.First(IsRelease).ProcessId) is null or { IsZombie: true }).Should().BeTrue();
    }

    private static RunnerPlan Runner { get; } = new(Agent: Night.LastingAgent);

    private static RehearsalSetting Setting { get; } = RehearsalSetting.Of(Night.Bug(1)) with { Runner = Runner };

    private static Task<Night> NightWith(FaultMatch match, FaultEffect effect) =>
        Night.BeginAsync(Setting with { TrackerFaults = [new Fault(match, effect)] });

    private static bool IsClaim(LoggedCall call) => call.Arguments is ["update", ..] && call.Arguments.Contains(Claiming);

    private static bool IsRelease(LoggedCall call) => call.Arguments is ["update", ..] && call.Arguments.Contains("--status");
}
