using System.Diagnostics;
using System.Globalization;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>`dx-runner start`: the gates, the preflight once more, the launch, and the acknowledgement.</summary>
internal static class StartCommand
{
    public static int Run(RunnerCall call)
    {
        if (StartGates.Asked(call.Arguments) is { } wrong)
            return call.Refuse(wrong);

        var provider = call.Arguments.Provider!;
        var files = call.Folder.Run(provider, call.Arguments.Beads!);
        var plan = call.Plan.Of(provider).StartNumber(call.Folder.Count($"start.{provider}"));
        if (StartGates.Room(call.Folder, files) is { } noRoom)
            return call.Refuse(noRoom);

        var worktree = StartWorktree.Find(call);
        if (StartWorktree.Check(worktree, call.Folder) is { } misplaced)
            return call.Refuse(misplaced);

        if (plan is { Launches: false, Dies: false, Refusal: { Outcome: null } planned })
            return call.Refuse(planned);

        if (!PreflightReport.Write(call, plan.Preflight ?? call.Plan.Of(provider).Preflight ?? new PreflightPlan()))
            return call.Refuse(Refusal.Preflight);

        var launcher = plan.Launches || plan.Refusal is not null ? Launch(call, plan, files, worktree!) : null;
        return call.Wait(plan.AckAfter) ? End(call, plan, files, launcher) : 1;
    }

    /// <summary>The launcher's process id; null: the plan wants nothing but the record of a run.</summary>
    private static int? Launch(RunnerCall call, StartPlan plan, RunFiles files, string worktree)
    {
        var model = call.Arguments.Model ?? SelectedModel.Default(files.Provider);
        var agent = plan.Agent ?? call.Plan.Agent ?? new AgentPlan();
        NoteSwitch(call, files);
        var record = Record(files, worktree, agent) with { Outcome = plan.Launches ? null : plan.Refusal?.Outcome };
        File.Delete(files.Pid);
        files.Write(record);
        if (!plan.Launches)
            return null;

        var promptFile = call.Arguments.PromptFile!;
        var prompt = files.Provider == "cc-glm" ? null : PromptRead.Of(promptFile);
        var task = new AgentTask(files.Beads, files.Provider, model, worktree, promptFile, prompt, agent);
        var launcher = AgentLaunch.Start(files, task);
        if (plan.HoldsPipe > TimeSpan.Zero)
            AgentLaunch.HoldPipes(call.Folder, plan.HoldsPipe);

        if (plan.RecordsPid)
            RecordPid(call, plan, files, record, launcher, model);

        return launcher;
    }

    private static void RecordPid(RunnerCall call, StartPlan plan, RunFiles files, RunRecord record, int launcher, string model)
    {
        var pid = launcher.ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(files.Pid, pid);
        if (files.Provider == "gemini")
            File.WriteAllText(files.ChildPid, pid);

        files.Write(record with
        {
            Pid = launcher,
            MonitorPid = AgentLaunch.Watch(call.Folder, files, launcher),
            SelectedModel = plan.SelectedModel ?? model,
            FallbackReason = files.Provider == "opencode" ? "override_source=none" : "none",
        });
    }

    private static int End(RunnerCall call, StartPlan plan, RunFiles files, int? launcher)
    {
        if (plan.Dies)
            Process.GetCurrentProcess().Kill();

        if (plan.Refusal is not null)
            return call.Refuse(plan.Refusal);

        if (launcher is not null && plan.Acknowledges)
            call.Output.WriteLine($"started beads={files.Beads} provider={files.Provider} pid={launcher} log={files.Log}");

        return 0;
    }

    private static RunRecord Record(RunFiles files, string worktree, AgentPlan agent)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new RunRecord(
            files.Beads,
            files.Provider,
            worktree,
            Environment.CurrentDirectory,
            $"{now:yyyyMMddHHmmss}-{files.Provider}-{Environment.ProcessId}",
            now,
            agent.Mutations,
            agent.Reason);
    }

    private static void NoteSwitch(RunnerCall call, RunFiles files)
    {
        foreach (var other in RunnerFolder.Providers)
        {
            if (other != files.Provider && call.Folder.Run(other, files.Beads).ReadRecord() is not null)
                call.Error.WriteLine($"provider switch detected for beads={files.Beads}: {other} -> {files.Provider}");
        }
    }
}
