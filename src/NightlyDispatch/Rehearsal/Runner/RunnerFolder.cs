using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>The folder of a rehearsal as the stand-in runner uses it: its plan, its runs, and the processes that belong to it.</summary>
/// <param name="Root">Absolute, and spelled as in the environment of every process of the rehearsal.</param>
internal sealed record RunnerFolder(string Root)
{
    public static readonly string[] Providers = ["opencode", "cc-glm", "gemini"];

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private string PlanFile => Path.Combine(Root, "runner-plan.json");

    /// <summary>Null outside a rehearsal.</summary>
    public static RunnerFolder? FromEnvironment() =>
        Environment.GetEnvironmentVariable(CallLog.FolderVariable) is { Length: > 0 } root ? new(root) : null;

    public static RunnerFolder Create(string root, RunnerPlan plan)
    {
        var folder = new RunnerFolder(root);
        foreach (var provider in Providers)
            Directory.CreateDirectory(folder.Of(provider));

        folder.Write(plan);
        return folder;
    }

    /// <summary>Kills every process that carries this rehearsal in its environment; without /proc they end by themselves.</summary>
    public static void EndAll(string root)
    {
        while (true)
        {
            var left = 0;
            foreach (var entry in MarkedProcesses.Find(CallLog.FolderVariable, root))
            {
                if (entry.Id == Environment.ProcessId)
                    continue;

                left++;
                Kill(entry.Id);
            }

            if (left == 0)
                return;

            Thread.Sleep(Poll);
        }
    }

    /// <summary>Kills the program that called this stand-in; whoever else adopted it meanwhile is left alone.</summary>
    public void KillCaller()
    {
        var parent = ProcessEntry.Read(Environment.ProcessId)?.Parent;
        if (MarkedProcesses.Find(CallLog.FolderVariable, Root).FirstOrDefault(process => process.Id == parent) is { } caller)
            Kill(caller.Id);
    }

    /// <summary>Kills one process and not what it has started.</summary>
    public static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Replaces the plan; calls that begin from now on follow it.</summary>
    public void Write(RunnerPlan plan)
    {
        var written = $"{PlanFile}.new";
        File.WriteAllText(written, JsonSerializer.Serialize(plan, RunnerJson.Default.RunnerPlan));
        File.Move(written, PlanFile, overwrite: true);
    }

    public RunnerPlan ReadPlan() => RunnerPlanReader.Read(File.ReadAllBytes(PlanFile));

    public string Of(string provider) => Path.Combine(Root, "runner", provider);

    public RunFiles Run(string provider, string beads) => new(Of(provider), provider, beads);

    /// <summary>The run that dx-runner takes for the bug's, whatever provider was asked for last; null: never started.</summary>
    public RunFiles? NewestRun(string beads)
    {
        RunFiles? newest = null;
        foreach (var provider in Providers)
        {
            var run = Run(provider, beads);
            if (run.ReadRecord() is not null && (newest is null || run.ChangedAt >= newest.ChangedAt))
                newest = run;
        }

        return newest;
    }

    /// <summary>Counts the calls of one name, from 1.</summary>
    public int Count(string name)
    {
        using var turn = FileLock.Take(Path.Combine(Root, "runner", "count.lock"));
        var path = Path.Combine(Root, "runner", $"{name}.count");
        var number = (RunFiles.NumberIn(path) ?? 0) + 1;
        File.WriteAllText(path, number.ToString(CultureInfo.InvariantCulture));
        return number;
    }
}
