using System.Diagnostics;
using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.Tests.Rehearsal.Runner;

/// <summary>A rehearsal's folder with a tracker, a worktree and a prompt, and the stand-in runner as a process of its own.</summary>
internal sealed class RehearsedRunner : IDisposable
{
    private static readonly string[] Alive = ["\"healthy\"", "\"awaiting_finalize\""];

    public RehearsedRunner(RunnerPlan? plan = null)
    {
        Root = Directory.CreateTempSubdirectory("ndisp-runner-").FullName;
        Folder = RunnerFolder.Create(Root, plan ?? new RunnerPlan());
        Directory.CreateDirectory(BeadsFolder);
        File.WriteAllText(Path.Combine(BeadsFolder, "metadata.json"), "{}");
        Directory.CreateDirectory(Path.Combine(Worktree, ".git"));
        File.WriteAllText(PromptFile, "Please fix it.\n");
    }

    public string Root { get; }

    public RunnerFolder Folder { get; }

    public string Worktree => Path.Combine(Root, "worktree");

    public string PromptFile => Path.Combine(Root, "bug.prompt");

    public Dictionary<string, string?> Environment { get; } = [];

    public string WorkingDirectory { get; set; } = "/";

    private Dictionary<string, string?> FullEnvironment => new([.. Environment, .. RehearsalFolder.ShortLived])
    {
        [CallLog.FolderVariable] = Root,
        ["BEADS_DIR"] = BeadsFolder,
    };

    private string BeadsFolder => Path.Combine(Root, "beads");

    public Task<ChildResult> CallAsync(params string[] arguments) => CallAsync(TimeSpan.FromSeconds(20), arguments);

    public Task<ChildResult> CallAsync(TimeSpan deadline, params string[] arguments) => CallAsync(deadline, onStarted: null, arguments);

    public Task<ChildResult> CallAsync(TimeSpan deadline, Action<int>? onStarted, params string[] arguments)
    {
        var command = new ChildCommand(
            new Tool(ProgramFile.Path, ["stand-in", "dx-runner"]), arguments, WorkingDirectory, FullEnvironment, deadline);
        return new ChildProcess(TimeProvider.System).RunAsync(command, CancellationToken.None, onStarted);
    }

    /// <summary>For who wants to hold the pipes; standard input is open and silent.</summary>
    public Process Spawn(params string[] arguments)
    {
        var start = new ProcessStartInfo(ProgramFile.Path, ["stand-in", "dx-runner", .. arguments])
        {
            WorkingDirectory = WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in FullEnvironment)
            start.Environment[name] = value;

        return Process.Start(start)!;
    }

    public Task<ChildResult> StartAsync(string beads, string provider) => CallAsync(StartWords(beads, provider));

    public string[] StartWords(string beads, string provider) =>
        ["start", "--beads", beads, "--provider", provider, "--prompt-file", PromptFile, "--worktree", Worktree];

    public Task<ChildResult> CheckAsync(string beads) => CallAsync("check", "--beads", beads, "--json");

    /// <summary>Asks check until it says something else than that the job is alive.</summary>
    public async Task<ChildResult> CheckUntilEndedAsync(string beads)
    {
        while (true)
        {
            var answer = await CheckAsync(beads);
            if (!Alive.Any(state => answer.Output.Contains(state, StringComparison.Ordinal)))
                return answer;

            await Task.Delay(50);
        }
    }

    /// <summary>Lets a start run that never answers until an agent has begun, then ends its process tree as a caller would.</summary>
    public async Task GiveUpAfterLaunchAsync(string beads, string provider, bool isPidRecorded = true)
    {
        var start = 0;
        var starting = CallAsync(TimeSpan.FromSeconds(20), pid => start = pid, StartWords(beads, provider));
        await AgentsAsync(begun: 1);
        while (isPidRecorded && !File.Exists(Folder.Run(provider, beads).Pid))
            await Task.Delay(10);
        await ProcessTree.EndAsync(start, sparesOtherSessions: false, TimeProvider.System);
        await starting;
    }

    public Task<IReadOnlyList<AgentRecord>> AgentsAsync(int begun) =>
        AgentLog.ReadWhenAsync(
            Root, records => records.Count(record => record.Phase == AgentRecord.Begin) >= begun, CancellationToken.None);

    /// <summary>Waits until a start of the provider has been counted, which it is before its preflight.</summary>
    public async Task BegunAsync(string provider)
    {
        while (!File.Exists(Path.Combine(Root, "runner", $"start.{provider}.count")))
            await Task.Delay(10);
    }

    public static void Terminate(int pid)
    {
        using var kill = Process.Start("/bin/kill", ["-TERM", $"{pid}"]);
        kill.WaitForExit();
    }

    public string Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Worktree, .. arguments]) { RedirectStandardOutput = true })!;
        return git.StandardOutput.ReadToEnd();
    }

    public void Dispose()
    {
        RunnerFolder.EndAll(Root);
        Directory.Delete(Root, recursive: true);
    }
}
