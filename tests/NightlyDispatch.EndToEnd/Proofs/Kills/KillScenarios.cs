using NightlyDispatch.Ledger;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd.Proofs.Kills;

/// <summary>The nights in which a pass is killed at every moment; of the first ones a few moments are tried with every commit.</summary>
internal static class KillScenarios
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    private static readonly RunnerPlan Runner = new(Agent: Night.LastingAgent);

    private static readonly RunnerPlan Fallback = Runner.WithPreflight("opencode", PreflightVerdict.Blocked);

    private static readonly RehearsalSetting Usual = RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)) with { Runner = Runner };

    public static IReadOnlyList<KillScenario> All { get; } =
    [
        new("healthy", Usual, ExitCode.Ok, Agents: 1),
        new("fallback", Usual with { Runner = Fallback }, ExitCode.Ok, Agents: 1, "*provider-fallback* opencode\n"),
        new("late ack", LateAck, ExitCode.Ok, Agents: 1),
        new("nobody", Usual with { Runner = Nobody }, ExitCode.NoProvider, Agents: 0, "*no-providers* provider chain\n"),
        new("judged", Judged, ExitCode.Ok, Agents: 2, "*job-failed* bd-1\n", "*bug-quarantined* bd-1\n") { ArrangeAsync = DispatchAsync },
        new("stolen", Stolen, ExitCode.Ok, Agents: 1),
        new("unclear", Unclear, ExitCode.Ok, Agents: 1, "*outcome-unknown* bd-1\n", "*recovered* outcome-unknown bd-1\n")
        {
            ArrangeAsync = LoseSightAsync,
        },
        new("forgotten", Forgotten, ExitCode.Ok, Agents: 1) { ArrangeAsync = ForgetAsync },
    ];

    private static RunnerPlan Nobody =>
        Fallback.WithPreflight("cc-glm", PreflightVerdict.Blocked).WithPreflight("gemini", PreflightVerdict.Blocked);

    /// <summary>The agent of the first bug was launched, but its acknowledgement does not come in time.</summary>
    private static RehearsalSetting LateAck =>
        (Usual with { Runner = Runner.WithStarts("opencode", StartPlan.LateAck(TimeSpan.FromMinutes(1)), StartPlan.Ack) })
        .WithSection("dispatch", """{ "ackTimeout": "2s" }""");

    /// <summary>Somebody takes the first bug while its agent is launched: that one has to be stopped.</summary>
    private static RehearsalSetting Stolen =>
        Usual with { TrackerFaults = [new Fault(new FaultMatch("show", "bd-1", Nth: 2), new FaultEffect(StealTo: "Dana Moor"))] };

    /// <summary>An earlier pass left two jobs: the first bug's failed, as often as a bug may, and the second one's committed.</summary>
    private static RehearsalSetting Judged =>
        RehearsalSetting.Of([.. Enumerable.Range(1, 4).Select(Night.Bug)])
            .WithSection("parallelism", """{ "duringMigration": 2 }""")
            .WithSection("dispatch", """{ "quarantineAfter": 1 }""") with
        {
            Runner = Runner.WithStarts(
                "opencode", Failing, StartPlan.Ack with { Agent = new AgentPlan(Short, Commits: true) }, StartPlan.Ack),
        };

    /// <summary>An earlier pass could not see whether its start had launched an agent, and this one can.</summary>
    private static RehearsalSetting Unclear =>
        Usual with { Runner = Clear.WithFaults("check", AnswerFault.Silence) };

    private static RunnerPlan Clear => Runner.WithStarts("opencode", StartPlan.DieBeforeLaunch, StartPlan.Ack);

    /// <summary>An earlier pass left a claim, and the ledger that knew of it was lost.</summary>
    private static RehearsalSetting Forgotten =>
        Usual with { Runner = Runner.WithStarts("opencode", Failing, StartPlan.Ack) };

    private static StartPlan Failing => StartPlan.Ack with { Agent = new AgentPlan(Short, ExitCode: 1) };

    private static async Task DispatchAsync(Night night)
    {
        (await night.PassAsync()).ExitCode.Should().Be(0);
        await night.QuietAsync();
    }

    private static async Task LoseSightAsync(Night night)
    {
        (await night.PassAsync()).ExitCode.Should().Be((int)ExitCode.OutcomeUnknown);
        night.Plan(Clear);
    }

    private static async Task ForgetAsync(Night night)
    {
        await DispatchAsync(night);
        File.Delete(StateFiles.Ledger(night.Folder.State));
        foreach (var prompt in night.Folder.LeftPrompts)
            File.Delete(prompt);
    }
}
