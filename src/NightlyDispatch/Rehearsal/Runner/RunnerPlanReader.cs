using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>Reads the plan of a rehearsal, as <see cref="RunnerJson"/> writes it.</summary>
internal static class RunnerPlanReader
{
    public static RunnerPlan Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var plan = new PlanElement(document.RootElement);
        return new RunnerPlan(
            plan.Map("providers", Provider),
            plan.Object("agent", Agent),
            plan.Map("faults", faults => (IReadOnlyList<AnswerFault>)faults.Elements(fault => Enum.Parse<AnswerFault>(TextOf(fault)))),
            plan.Map("states", TextOf));
    }

    public static AgentPlan Agent(PlanElement agent) => new(
        agent.Duration("lives"),
        agent.Number("exit_code"),
        agent.Flag("commits"),
        agent.Flag("changes"),
        agent.Text("reason"),
        agent.Number("mutations", otherwise: 1),
        agent.Flag("ignores_term"));

    private static ProviderPlan Provider(PlanElement provider) => new(
        provider.Object("preflight", Preflight),
        provider.List("models", TextOf),
        provider.List("starts", Start));

    private static PreflightPlan Preflight(PlanElement preflight) => new(
        Enum.Parse<PreflightVerdict>(preflight.Text("verdict")!),
        preflight.Duration("delay") ?? default);

    private static StartPlan Start(PlanElement start) => new(
        start.Object("preflight", Preflight),
        start.Flag("launches", otherwise: true),
        start.Flag("records_pid", otherwise: true),
        start.Duration("ack_after") ?? default,
        start.Flag("acknowledges", otherwise: true),
        start.Flag("dies"),
        start.Object("refusal", Refusal),
        start.Text("selected_model"),
        start.Duration("holds_pipe") ?? default,
        start.Object("agent", Agent));

    private static Refusal Refusal(PlanElement refusal) => new(
        refusal.Number("exit_code"),
        refusal.Text("output") ?? "",
        refusal.Text("error") ?? "",
        refusal.Text("outcome"));

    private static string TextOf(PlanElement element) => element.Value.GetString()!;
}
