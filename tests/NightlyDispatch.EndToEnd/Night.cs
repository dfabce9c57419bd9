using System.Text.Json.Nodes;
using NightlyDispatch.Ledger;
using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd;

/// <summary>A night in a folder of its own: the built executable, run as cron runs it, against stand-ins that are real processes.</summary>
internal sealed class Night : IAsyncDisposable
{
    /// <summary>Names a published binary to be the program and every stand-in; unset: the one that was built beside the tests.</summary>
    public const string BinaryVariable = "NIGHTLY_DISPATCH_BINARY";

    private static readonly TimeSpan PassDeadline = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan AgentDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan WaitDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private Night(RehearsalFolder folder) => Folder = folder;

    public static DateTimeOffset Monday { get; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What is run: the built executable, or a published one.</summary>
    public static string Program { get; } =
        Environment.GetEnvironmentVariable(BinaryVariable) is { Length: > 0 } binary ? Path.GetFullPath(binary) : ProgramFile.Path;

    public RehearsalFolder Folder { get; }

    public IReadOnlyList<LoggedCall> Calls => LoggedCall.Read(Folder.Root);

    public IReadOnlyList<LoggedCall> Starts => [.. Calls.Where(call => call.Arguments is ["start", ..])];

    public IReadOnlyList<LoggedCall> Preflights => [.. Calls.Where(call => call.Arguments is ["preflight", ..])];

    public IReadOnlyList<LoggedCall> Updates => [.. Calls.Where(call => call.Arguments is ["update", ..])];

    public IReadOnlyList<string> Alerts => [.. Folder.Slack.Posts.Select(post => post.Text)];

    /// <summary>The bugs that carry a claim of this program.</summary>
    public IReadOnlyList<string> Held =>
        [
            .. TrackerWorkspace.Read(Folder.Beads)
                .Where(issue => issue.Assignee.StartsWith("nightlydispatch-", StringComparison.Ordinal))
                .Select(issue => issue.Id),
        ];

    /// <summary>The bugs on which an agent works now.</summary>
    public IReadOnlyList<string> RunningAgents => [.. AgentLog.Running(Folder.Root).Select(agent => agent.Beads)];

    public LedgerState Ledger => LedgerFile.Peek(StateFiles.Ledger(Folder.State));

    /// <summary>The lines of the ledger that are written to their end.</summary>
    public IReadOnlyList<LedgerEvent> Events => LedgerLines.Read(StateFiles.Ledger(Folder.State));

    /// <summary>The actors of the passes so far.</summary>
    public IReadOnlyList<string> Actors => [.. Events.OfType<PassStarted>().Select(line => line.Actor)];

    /// <summary>The marks of the starts of which anything still runs, in the order of their starts.</summary>
    public IReadOnlyList<string> LivingMarks =>
        [.. Events.OfType<StartIntended>().Select(line => line.Mark).Where(mark => MarkedProcesses.Find(mark).Count > 0)];

    /// <summary>Lives longer than any test, and ends with its night.</summary>
    public static AgentPlan LastingAgent { get; } = new(Lives: TimeSpan.FromMinutes(5));

    /// <summary>A bug that is listed before those with a higher number.</summary>
    public static TrackerIssue Bug(int number) => new($"bd-{number}", $"Bug {number}", Monday.AddHours(number));

    public static async Task<Night> BeginAsync(RehearsalSetting setting)
    {
        var root = Path.Join(Path.GetTempPath(), $"nightly-dispatch-test-{Path.GetRandomFileName()}");
        return new Night(await RehearsalFolder.CreateAsync(root, setting with { Program = Program }, TimeProvider.System));
    }

    /// <summary>One pass to its end.</summary>
    public Task<ChildResult> PassAsync(params string[] options) => RunAsync(["run", .. options]);

    public Task<ChildResult> RunAsync(params IReadOnlyList<string> arguments) =>
        Folder.RunAsync(arguments, PassDeadline, CancellationToken.None);

    /// <summary>As <see cref="RunAsync(IReadOnlyList{string})"/>, in other surroundings; null removes a variable.</summary>
    public Task<ChildResult> RunWithAsync(IReadOnlyDictionary<string, string?> changes, params IReadOnlyList<string> arguments) =>
        Folder.RunAsync(arguments, PassDeadline, CancellationToken.None, changes: changes);

    /// <summary>A pass that goes on meanwhile.</summary>
    public (int ProcessId, Task<ChildResult> Ended) BeginPass()
    {
        var id = 0;
        var ended = Folder.RunAsync(["run"], PassDeadline, CancellationToken.None, started => id = started);
        return (id, ended);
    }

    /// <summary>As <see cref="PassAsync"/>, with a working directory other than cron's.</summary>
    public Task<ChildResult> PassInAsync(string workingDirectory) =>
        Folder.RunAsync(["run"], PassDeadline, CancellationToken.None, workingDirectory: workingDirectory);

    /// <summary>A pass that is ended with kill -9 at a certain moment; what it has started lives on.</summary>
    public async Task KilledPassAsync(Func<Task> moment)
    {
        var (pass, ended) = BeginPass();
        await moment();
        RunnerFolder.Kill(pass);
        (await ended).ExitCode.Should().Be(137, "the pass was still at work");
    }

    /// <summary>The first call of a tool that is like this, once it has begun.</summary>
    public async Task<LoggedCall> CallAsync(Predicate<LoggedCall> isWanted)
    {
        await UntilAsync(() => Calls.Any(call => isWanted(call)));
        return Calls.First(call => isWanted(call));
    }

    /// <summary>Waits until the newest line of the ledger is of a kind.</summary>
    public Task NewestEventAsync<T>()
        where T : LedgerEvent =>
        UntilAsync(() => Events is [.., T]);

    /// <summary>Waits until no process of this night is left: all jobs have ended, and are written down.</summary>
    public Task QuietAsync() => UntilAsync(() => MarkedProcesses.Find(CallLog.FolderVariable, Folder.Root).Count == 0);

    /// <summary>Waits until no call of a tool is under way, also none whose pass was killed.</summary>
    public Task ToolsEndedAsync() => UntilAsync(() => CommandLines.Containing($"\0in\0{Folder.Root}\0").Count == 0);

    /// <exception cref="OperationCanceledException">It was not reached in a long time.</exception>
    public static async Task UntilAsync(Func<bool> isReached)
    {
        using var deadline = new CancellationTokenSource(WaitDeadline);
        while (!isReached())
            await Task.Delay(Poll, deadline.Token);
    }

    /// <summary>Starts an agent as a person at another desk would.</summary>
    public async Task StartByHandAsync(string bug, string provider)
    {
        var prompt = Path.Join(Folder.Root, "their.prompt");
        await File.WriteAllTextAsync(prompt, $"Fix {bug}.");
        string[] start = ["start", "--beads", bug, "--provider", provider, "--prompt-file", prompt, "--worktree", Folder.Worktree(bug)];
        var beads = new Dictionary<string, string?> { ["BEADS_DIR"] = Folder.Beads };
        var theirs = await RunWithAsync(beads, ["stand-in", "dx-runner", .. start]);
        theirs.ExitCode.Should().Be(0, theirs.Error);
    }

    /// <summary>How the runner behaves from now on.</summary>
    public void Plan(RunnerPlan plan) => new RunnerFolder(Folder.Root).Write(plan);

    /// <summary>Changes one setting.</summary>
    /// <param name="value">As JSON is made of it; null as such.</param>
    public void Set(string section, string name, JsonNode? value)
    {
        var settings = JsonNode.Parse(File.ReadAllText(Folder.Config))!;
        settings[section] ??= new JsonObject();
        settings[section]![name] = value;
        File.WriteAllText(Folder.Config, settings.ToJsonString());
    }

    public TrackerIssue Issue(string id) => TrackerWorkspace.Read(Folder.Beads).Single(issue => issue.Id == id);

    /// <summary>The agents that ever began, once there are as many as expected; fewer only after a long wait.</summary>
    public async Task<IReadOnlyList<AgentRecord>> AgentsAsync(int expected)
    {
        using var deadline = new CancellationTokenSource(AgentDeadline);
        var records = await AgentLog.ReadWhenAsync(Folder.Root, all => Begun(all).Count >= expected, deadline.Token);
        return Begun(records);
    }

    /// <summary>The agent of a bug, once it has begun.</summary>
    public async Task<AgentRecord> AgentAsync(string bug)
    {
        using var deadline = new CancellationTokenSource(AgentDeadline);
        var records = await AgentLog.ReadWhenAsync(Folder.Root, all => all.Any(record => record.Beads == bug), deadline.Token);
        return Begun(records).Last(record => record.Beads == bug);
    }

    public ValueTask DisposeAsync() => Folder.DisposeAsync();

    private static List<AgentRecord> Begun(IReadOnlyList<AgentRecord> records) => [.. records.Where(record => record.Phase == AgentRecord.Begin)];
}
