namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>One line of agents.jsonl: an agent process begins, or ends by itself; one that is killed has no second line.</summary>
/// <param name="Phase">begin or end.</param>
/// <param name="Mark">NIGHTLY_DISPATCH_ATTEMPT as the agent inherited it.</param>
/// <param name="Env">Names of variables that the agent should not have inherited, and did.</param>
/// <param name="Beside">The process ids of other agents that worked on the bug when it began; null: none.</param>
/// <param name="Exit">At the end only; what else is null is known from the beginning.</param>
internal sealed record AgentRecord(
    DateTimeOffset At,
    string Phase,
    string Beads,
    string Provider,
    int Pid,
    string? Model = null,
    string? Mark = null,
    string? Worktree = null,
    int? PromptBytes = null,
    IReadOnlyList<string>? Env = null,
    IReadOnlyList<int>? Beside = null,
    int? Exit = null)
{
    public const string Begin = "begin";

    public const string End = "end";

    /// <summary>The line itself.</summary>
    public override string ToString() => RunnerAnswer.ToJson(isIndented: false, writer =>
    {
        writer.WriteString("at"u8, At);
        writer.WriteString("phase"u8, Phase);
        writer.WriteString("beads"u8, Beads);
        writer.WriteString("provider"u8, Provider);
        writer.WriteNumber("pid"u8, Pid);
        if (Exit is { } exit)
        {
            writer.WriteNumber("exit"u8, exit);
            return;
        }

        writer.WriteString("model"u8, Model);
        writer.WriteString("mark"u8, Mark);
        writer.WriteString("worktree"u8, Worktree);
        writer.WriteNumber("prompt_bytes"u8, PromptBytes ?? 0);
        writer.WriteStartArray("env"u8);
        foreach (var name in Env ?? [])
            writer.WriteStringValue(name);

        writer.WriteEndArray();
        if (Beside is null)
            return;

        writer.WriteStartArray("beside"u8);
        foreach (var pid in Beside)
            writer.WriteNumberValue(pid);

        writer.WriteEndArray();
    });
}
