using System.Text.Json;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.Tests.Rehearsal.Runner;

public sealed class RunnerPlanReaderTests
{
    [Fact]
    public void Reads_every_member_that_a_plan_can_have()
    {
        var plan = new RunnerPlan(Agent: new AgentPlan(TimeSpan.FromSeconds(1), 7, true, true, "reason", 3, true))
            .WithPreflight("opencode", PreflightVerdict.Blocked, TimeSpan.FromSeconds(2))
            .WithModels("opencode", "vendor/model")
            .WithStarts(
                "gemini",
                new StartPlan(
                    new PreflightPlan(PreflightVerdict.Silent, TimeSpan.FromSeconds(3)),
                    Launches: false,
                    RecordsPid: false,
                    TimeSpan.FromSeconds(4),
                    Acknowledges: false,
                    Dies: true,
                    new Refusal(30, "output", "error", "outcome"),
                    "drifted",
                    TimeSpan.FromSeconds(5),
                    new AgentPlan(ExitCode: 8)),
                StartPlan.Ack)
            .WithFaults("check", AnswerFault.None, AnswerFault.Hang)
            .WithState("bug-1", "stalled");

        var read = RunnerPlanReader.Read(JsonSerializer.SerializeToUtf8Bytes(plan, RunnerJson.Default.RunnerPlan));

        read.Should().BeEquivalentTo(plan, options => options.ComparingByMembers<RunnerPlan>().ComparingByMembers<ProviderPlan>());
    }

    [Fact]
    public void Takes_what_is_left_out_for_going_well() =>
        RunnerPlanReader.Read("{}"u8.ToArray()).Should().Be(new RunnerPlan());
}
