using System.Text;
using System.Text.Json;
using NightlyDispatch.Backlog;
using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.Rehearsal;

/// <summary>A folder in which this program can be run as on a night, with stand-ins for everything outside it.</summary>
internal sealed class RehearsalFolder : IAsyncDisposable
{
    private static readonly TimeSpan GitDeadline = TimeSpan.FromSeconds(30);

    /// <summary>Of the surroundings that would make the rehearsed program look elsewhere.</summary>
    private static readonly string[] Removed =
    [
        "XDG_CONFIG_HOME", "XDG_STATE_HOME", "NIGHTLY_DISPATCH_CONFIG", "BD_PATH", "DX_RUNNER_PATH", "BEADS_DIR", "DX_RUNNER_DEFAULT_WORKTREE",
        "BDSTANDIN_PROFILE", "BDSTANDIN_CLAIM_EXIT0", "BDSTANDIN_CLAIM_TEXT", MarkedProcesses.Variable,
    ];

    /// <summary>For a process of this program that is not native, and may be killed.</summary>
    public static IReadOnlyDictionary<string, string?> ShortLived { get; } = new Dictionary<string, string?>
    {
        // A .NET process that is killed leaves its diagnostic socket in the temporary folder.
        ["DOTNET_EnableDiagnostics"] = "0",

        // Of the time of so short a process these take a tenth (measured).
        ["DOTNET_TC_CallCounting"] = "0",
        ["DOTNET_EnableWriteXorExecute"] = "0",
    };

    private readonly ChildProcess _children;
    private readonly RehearsalSetting _setting;

    private RehearsalFolder(string root, RehearsalSetting setting, TimeProvider time)
    {
        Root = root;
        _setting = setting;
        _children = new ChildProcess(time);
        Slack = new SlackStandIn(time, setting.Slack);
    }

    public string Root { get; }

    public SlackStandIn Slack { get; }

    public string Beads => _setting.SharedTracker ?? Path.Join(Root, "repo", ".beads");

    public string Prompts => Path.Join(Root, "prompts");

    public string State => Path.Join(Root, "state");

    public string Config => Path.Join(Root, "config.json");

    public IReadOnlyList<string> LeftPrompts => Directory.GetFiles(Prompts);

    /// <summary>What is changed for a run; null removes a variable.</summary>
    public Dictionary<string, string?> Environment => new([.. Removed.Select(name => KeyValuePair.Create(name, default(string))), .. ShortLived])
    {
        ["HOME"] = Path.Join(Root, "home"),
        ["NIGHTLY_DISPATCH_CONFIG"] = Config,
        ["SLACK_WEBHOOK"] = Slack.Url.ToString(),
        [CallLog.FolderVariable] = Root,
    };

    public string Worktree(string bug) => Path.Join(Root, "worktrees", bug);

    /// <param name="root">Does not exist yet.</param>
    /// <exception cref="IOException">The folder cannot be filled, for example because there is no git; nothing is left of it.</exception>
    public static async Task<RehearsalFolder> CreateAsync(string root, RehearsalSetting setting, TimeProvider time)
    {
        var folder = new RehearsalFolder(root, setting, time);
        try
        {
            await folder.FillAsync(setting);
            return folder;
        }
        catch
        {
            await folder.EndAsync(isKept: false);
            throw;
        }
    }

    /// <summary>One command of this program, as cron would run it.</summary>
    /// <param name="changes">Of the environment; null removes a variable.</param>
    public Task<ChildResult> RunAsync(
        IReadOnlyList<string> arguments,
        TimeSpan deadline,
        CancellationToken cancellationToken,
        Action<int>? onStarted = null,
        IReadOnlyDictionary<string, string?>? changes = null,
        string workingDirectory = "/")
    {
        var environment = Environment;
        foreach (var (name, value) in changes ?? new Dictionary<string, string?>())
            environment[name] = value;
        return _children.RunAsync(new ChildCommand(new Tool(Executable), arguments, workingDirectory, environment, deadline), cancellationToken, onStarted);
    }

    /// <summary>Ends every process of the rehearsal and removes its folder, unless it is to be kept.</summary>
    public ValueTask DisposeAsync() => EndAsync(_setting.IsKept);

    private async ValueTask EndAsync(bool isKept)
    {
        RunnerFolder.EndAll(Root);
        await Slack.DisposeAsync();
        if (!isKept)
            Directory.Delete(Root, recursive: true);
    }

    private async Task FillAsync(RehearsalSetting setting)
    {
        foreach (var path in (string[])[Beads, Prompts, Path.Join(Root, "home"), Path.Join(Root, "worktrees")])
            Directory.CreateDirectory(path);

        if (setting.SharedTracker is null)
            TrackerWorkspace.Create(Beads, setting.TrackerProfile, setting.Backlog);
        if (setting.TrackerFaults.Count > 0)
            TrackerWorkspace.Inject(Beads, setting.TrackerFaults);
        RunnerFolder.Create(Root, setting.Runner);
        await File.WriteAllTextAsync(Config, Settings(setting));
        await Task.WhenAll(setting.Backlog.Where(issue => BugId.TryParse(issue.Id, out _)).Select(issue => MakeWorktreeAsync(issue.Id)));
    }

    private string Executable => _setting.Program ?? ProgramFile.Path;

    private string Settings(RehearsalSetting setting)
    {
        var sections = new Dictionary<string, string>
        {
            ["state"] = Json(State),
            ["worktree"] = $$"""{ "path": {{Json(Path.Join(Root, "worktrees", "{id}"))}} }""",
            ["prompt"] = $$"""{ "directory": {{Json(Prompts)}} }""",
            ["tools"] = $$"""{ "bd": {{Command("bd")}}, "dxRunner": {{Command("dx-runner")}}, "beadsDir": {{Json(Beads)}} }""",
        };
        if (setting.SendsHeartbeat)
            sections["heartbeat"] = $$"""{ "url": {{Json(Slack.HeartbeatUrl.ToString())}} }""";
        foreach (var (name, json) in setting.Sections)
            sections[name] = json;
        return $"{{\n{string.Join(",\n", sections.Select(section => $"  {Json(section.Key)}: {section.Value}"))}\n}}\n";
    }

    private string Command(string tool) => $"[{string.Join(", ", StandIns.CommandOf(Executable, Root, tool).Select(Json))}]";

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private async Task MakeWorktreeAsync(string bug)
    {
        var path = Worktree(bug);
        Directory.CreateDirectory(path);
        await File.WriteAllTextAsync(Path.Join(path, "README"), $"The code that {bug} is about.\n", Encoding.UTF8);
        await GitAsync(path, "init", "--quiet");
        await GitAsync(path, "add", "README");
        await GitAsync(path, "-c", "user.name=rehearsal", "-c", "user.email=rehearsal@localhost", "commit", "--quiet", "--message", "Begin");
    }

    private async Task GitAsync(string path, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>
        {
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
            ["GIT_DIR"] = null,
            ["GIT_WORK_TREE"] = null,
        };
        var command = new ChildCommand(new Tool("git"), arguments, path, environment, GitDeadline);
        var result = await _children.RunAsync(command, CancellationToken.None);
        if (result.ExitCode != 0)
            throw new IOException($"git {arguments[0]}: {result.NotStarted ?? result.Error.Trim()}");
    }
}
