namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>What the stand-in runner does in a rehearsal; what is left out goes well.</summary>
/// <param name="Agent">For starts that name no agent of their own.</param>
/// <param name="Faults">By command, for its first, second, … call; the last is repeated.</param>
/// <param name="States">What check and status say of a bug's run, whatever it does; by id.</param>
internal sealed record RunnerPlan(
    IReadOnlyDictionary<string, ProviderPlan>? Providers = null,
    AgentPlan? Agent = null,
    IReadOnlyDictionary<string, IReadOnlyList<AnswerFault>>? Faults = null,
    IReadOnlyDictionary<string, string>? States = null)
{
    public ProviderPlan Of(string provider) => Providers?.GetValueOrDefault(provider) ?? new ProviderPlan();

    public string? StateOf(string beads) => States?.GetValueOrDefault(beads);

    public RunnerPlan WithPreflight(string provider, PreflightVerdict verdict, TimeSpan delay = default) =>
        With(provider, Of(provider) with { Preflight = new PreflightPlan(verdict, delay) });

    /// <param name="models">What `opencode models` lists.</param>
    public RunnerPlan WithModels(string provider, params IReadOnlyList<string> models) =>
        With(provider, Of(provider) with { Models = models });

    public RunnerPlan WithStarts(string provider, params IReadOnlyList<StartPlan> starts) =>
        With(provider, Of(provider) with { Starts = starts });

    public RunnerPlan WithFaults(string command, params IReadOnlyList<AnswerFault> faults) =>
        this with { Faults = With(Faults, command, faults) };

    public RunnerPlan WithState(string beads, string state) => this with { States = With(States, beads, state) };

    private RunnerPlan With(string provider, ProviderPlan plan) => this with { Providers = With(Providers, provider, plan) };

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T>? entries, string key, T value) =>
        new(entries ?? new Dictionary<string, T>()) { [key] = value };
}
