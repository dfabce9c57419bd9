using System.Text;
using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>What a start hands to the agent process that it launches, as one argument.</summary>
/// <param name="Prompt">As the start read it; null: the agent reads it itself, at a time of its own.</param>
internal sealed record AgentTask(
    string Beads,
    string Provider,
    string Model,
    string Worktree,
    string PromptFile,
    PromptRead? Prompt,
    AgentPlan Plan)
{
    public static AgentTask Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var task = new PlanElement(document.RootElement);
        return new AgentTask(
            task.Text("beads")!,
            task.Text("provider")!,
            task.Text("model")!,
            task.Text("worktree")!,
            task.Text("prompt_file")!,
            task.Object("prompt", prompt => new PromptRead(prompt.Number("bytes"), prompt.Flag("is_usable"))),
            task.Object("plan", RunnerPlanReader.Agent)!);
    }

    /// <param name="line">As in /proc: the words of the call, each with a zero at its end.</param>
    /// <returns>Null: not that of an agent.</returns>
    public static AgentTask? OfCommandLine(byte[] line) =>
        Encoding.UTF8.GetString(line).Split('\0') is [_, "stand-in", "agent", ['{', ..] task, ""] ? Parse(task) : null;

    public override string ToString() => RunnerAnswer.ToJson(isIndented: false, writer =>
    {
        writer.WriteString("beads"u8, Beads);
        writer.WriteString("provider"u8, Provider);
        writer.WriteString("model"u8, Model);
        writer.WriteString("worktree"u8, Worktree);
        writer.WriteString("prompt_file"u8, PromptFile);
        if (Prompt is not null)
        {
            writer.WriteStartObject("prompt"u8);
            writer.WriteNumber("bytes"u8, Prompt.Bytes);
            writer.WriteBoolean("is_usable"u8, Prompt.IsUsable);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("plan"u8);
        if (Plan.Lives is { } lives)
            writer.WriteString("lives"u8, $"{lives:c}");
        writer.WriteNumber("exit_code"u8, Plan.ExitCode);
        writer.WriteBoolean("commits"u8, Plan.Commits);
        writer.WriteBoolean("changes"u8, Plan.Changes);
        writer.WriteBoolean("ignores_term"u8, Plan.IgnoresTerm);
        writer.WriteEndObject();
    });
}
