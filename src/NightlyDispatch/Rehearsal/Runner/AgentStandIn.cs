using System.Diagnostics;
using System.Runtime.InteropServices;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>The agent process of a rehearsal: it notes its begin and end, lives as planned, and leaves its work in the worktree.</summary>
internal static class AgentStandIn
{
    private const int Terminated = 143;

    /// <summary>What a start must not pass on, because an agent inherits everything (design, section 9).</summary>
    private static readonly string[] Unwanted =
    [
        "SLACK_WEBHOOK", "OPENCODE_MODEL", "OPENCODE_CANONICAL_MODEL", "GEMINI_MODEL", "CC_GLM_MODEL",
        "DX_RUNNER_ALLOW_MODEL_OVERRIDE",
    ];

    /// <param name="task">An <see cref="AgentTask"/> as JSON.</param>
    public static int Run(string task, RunnerFolder folder)
    {
        var given = AgentTask.Parse(task);
        using var ending = new CancellationTokenSource();
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            if (!given.Plan.IgnoresTerm)
                ending.Cancel();
        });

        var prompt = given.Prompt ?? PromptRead.Of(given.PromptFile);
        AgentLog.Append(folder.Root, Beginning(given, prompt));
        Console.WriteLine($"[{given.Provider}] working on {given.Beads} with {given.Model}");
        var exitCode = prompt.IsUsable ? Live(given, folder, ending.Token) : 1;
        if (Directory.Exists(folder.Root))
            AgentLog.Append(folder.Root, Ending(given, exitCode));

        return exitCode;
    }

    private static int Live(AgentTask task, RunnerFolder folder, CancellationToken cancellationToken)
    {
        if (!Lifetime.Wait(folder.Root, task.Plan.Lives ?? AgentPlan.DefaultLife, cancellationToken))
            return 1;

        if (cancellationToken.IsCancellationRequested)
            return Terminated;

        if (task.Plan.Changes || task.Plan.Commits)
            File.WriteAllText(Path.Combine(task.Worktree, $"{task.Beads}.txt"), $"{task.Provider} was here\n");

        if (task.Plan.Commits)
        {
            Git(task, "add", "--all");
            Git(task, "-c", "user.name=Agent", "-c", "user.email=agent@localhost", "commit", "--quiet", "--message", $"Fix {task.Beads}");
        }

        return task.Plan.ExitCode;
    }

    private static AgentRecord Beginning(AgentTask task, PromptRead prompt) => new(
        TimeProvider.System.GetUtcNow(),
        AgentRecord.Begin,
        task.Beads,
        task.Provider,
        Environment.ProcessId,
        task.Model,
        Environment.GetEnvironmentVariable(MarkedProcesses.Variable),
        task.Worktree,
        prompt.Bytes,
        Array.FindAll(Unwanted, name => Environment.GetEnvironmentVariable(name) is not null),
        FellowAgents.Of(task.Beads) is { Count: > 0 } others ? others : null);

    private static AgentRecord Ending(AgentTask task, int exitCode) => new(
        TimeProvider.System.GetUtcNow(),
        AgentRecord.End,
        task.Beads,
        task.Provider,
        Environment.ProcessId,
        Exit: exitCode);

    private static void Git(AgentTask task, params ReadOnlySpan<string> arguments)
    {
        using var git = Process.Start("git", ["-C", task.Worktree, .. arguments]);
        git.WaitForExit();
    }
}
