namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>How one provider behaves in a rehearsal.</summary>
/// <param name="Models">What `opencode models` lists; null: the models that the recordings used.</param>
/// <param name="Starts">For the first, second, … call of start, refused calls too; the last is repeated.</param>
internal sealed record ProviderPlan(
    PreflightPlan? Preflight = null,
    IReadOnlyList<string>? Models = null,
    IReadOnlyList<StartPlan>? Starts = null)
{
    private static readonly string[] RecordedModels = ["zhipuai-coding-plan/glm-5", "zhipuai/glm-5.1"];

    public bool Lists(string model)
    {
        foreach (var listed in Models ?? RecordedModels)
        {
            if (listed == model)
                return true;
        }

        return false;
    }

    /// <param name="number">Counted from 1.</param>
    public StartPlan StartNumber(int number) =>
        Starts is { Count: > 0 } ? Starts[Math.Min(number, Starts.Count) - 1] : StartPlan.Ack;
}
