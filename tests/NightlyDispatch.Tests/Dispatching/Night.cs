using System.Text.Json;
using NightlyDispatch.Alerts;
using NightlyDispatch.Beads;
using NightlyDispatch.Configuration;
using NightlyDispatch.Dispatching;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Reporting;
using NightlyDispatch.Worktrees;
using Serilog;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>Real passes in a folder of their own, over a tracker, a runner and a channel in memory, and by a clock that a test turns.</summary>
internal sealed class Night : IDisposable
{
    private static readonly ILogger Silent = new LoggerConfiguration().CreateLogger();

    // The place of temporary files is itself a link on some systems.
    private readonly string _folder = RealPath.Of(Directory.CreateTempSubdirectory("night-").FullName)!;
    private readonly Surroundings _around;

    public Night(Func<Settings, Settings>? change = null)
    {
        Time = new EagerTime(new DateTimeOffset(2026, 8, 22, 1, 0, 0, TimeSpan.Zero));
        Tracker = new Tracker(Note);
        Runs = new Runs(Time, Note);
        var settings = DefaultSettings.Value with { Prompt = DefaultSettings.Value.Prompt with { Directory = At("prompts") } };
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var host = new HostEnvironment(new Dictionary<string, string> { ["PATH"] = path }, _folder, "somebody", "build-1");
        _around = Surroundings.Find(null, host) with { Settings = change?.Invoke(settings) ?? settings, Machine = "machine-1" };
        Directory.CreateDirectory(At("prompts"));
        Directory.CreateDirectory(_around.State.Path!);
    }

    public EagerTime Time { get; }

    public Tracker Tracker { get; }

    /// <summary>In the place of <see cref="Tracker"/>.</summary>
    public IBeads? Beads { get; set; }

    public Runs Runs { get; }

    /// <summary>In the place of <see cref="Runs"/>.</summary>
    public IDxRunner? DxRunner { get; set; }

    /// <summary>Is called before and after each line that a pass appends to the ledger.</summary>
    public Action? Witness { get; set; }

    public Channel Channel { get; } = new();

    /// <summary>In the place of <see cref="Channel"/>.</summary>
    public IAlertChannel? Webhook { get; set; }

    /// <summary>Of the pass that runs, else of the next one.</summary>
    public Termination Termination { get; private set; } = new();

    public LedgerState State => LedgerFile.Peek(LedgerPath);

    /// <summary>The calls of the tools, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Each call with the event that was the ledger's last line at that moment.</summary>
    public List<(string Call, string After)> Journal { get; } = [];

    public IReadOnlyList<string> Events => [.. Read().Select(EventOf)];

    public string Ledger => string.Join('\n', Read());

    /// <summary>The end of the ledger, without the states in it.</summary>
    public string LastLines(int count) =>
        string.Join('\n', Read().TakeLast(count).Select(line => line.Split(",\"state\":{")[0]));

    public IReadOnlyList<string> Prompts => Directory.GetFiles(At("prompts"));

    public string PausePath => StateFiles.Pause(_around.State.Path!);

    public string LedgerPath => StateFiles.Ledger(_around.State.Path!);

    public string At(string name) => Path.Join(_folder, name);

    /// <summary>Three agents side by side from the first night on.</summary>
    public static Settings Wide(Settings settings) => settings with { Parallelism = new ParallelismSettings(3, 3, TimeSpan.FromHours(48)) };

    /// <param name="isSilent">No channel for alerts is configured.</param>
    public async Task<PassResult> PassAsync(bool isSilent = false)
    {
        var pass = Identity("machine-1");
        using var ledger = LedgerFile.Open(LedgerPath, Time, Witness);
        try
        {
            return await Wiring().Pass(pass, ledger, isSilent ? null : Webhook ?? Channel, new Redaction(), Termination).RunAsync("test");
        }
        finally
        {
            Termination.Dispose();
            Termination = new Termination();
        }
    }

    /// <summary>As cron makes them, once an hour, unless a test says otherwise.</summary>
    public async Task<PassResult> NextPassAsync(int minutes = 60)
    {
        Time.Advance(TimeSpan.FromMinutes(minutes));
        return await PassAsync();
    }

    public Task<DryRunReport> DryRunAsync() => Wiring().DryRun().RunAsync(State with { Machine = _around.Machine }, Termination.Token);

    public Task<Explanation> ExplainAsync(string bug) =>
        Wiring().Explainer().AskAsync(Tests.DxRunner.Some.Id(bug), _around.State.Path!, CancellationToken.None);

    public Task<CheckupReport> CheckupAsync() => Wiring().Checkup().RunAsync(Termination.Token);

    public void Pause(string reason = "maintenance", TimeSpan? length = null)
    {
        new PauseFile(PausePath).Write(new Pause(Time.GetUtcNow(), Time.GetUtcNow() + (length ?? TimeSpan.FromHours(8)), reason));
    }

    public void Resume() => new PauseFile(PausePath).Remove();

    /// <summary>A pass on a disk to which nothing more can be written: /dev/full lies where the ledger should.</summary>
    public Task PassWithFullDiskAsync()
    {
        File.CreateSymbolicLink(LedgerPath, "/dev/full");
        return PassAsync();
    }

    /// <summary>As a pass of this installation, or of another computer with its name, would claim.</summary>
    public string NewActor(string machine = "machine-1") => Identity(machine).Actor;

    private PassIdentity Identity(string machine) => PassIdentity.New("build-1", machine, _around.State.Path!, Time.GetUtcNow());

    /// <summary>A pass that was killed after it had written these lines.</summary>
    /// <returns>The actor that its claims carry.</returns>
    public string Cut(IEnumerable<LedgerEvent> lines, string machine = "machine-1")
    {
        var pass = Identity(machine);
        using var ledger = LedgerFile.Open(LedgerPath, Time);
        ledger.Pass = pass.Id;
        ledger.Append(new PassStarted(machine, "build-1", pass.Actor, 1, 0, "test"));
        foreach (var line in lines)
            ledger.Append(line);
        return pass.Actor;
    }

    public void Dispose()
    {
        Termination.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Wiring Wiring() => new(_around, Time, Silent) { Beads = Beads ?? Tracker.Beads, DxRunner = DxRunner ?? Runs.Runner };

    private void Note(string call)
    {
        Calls.Add(call);
        if (File.Exists(LedgerPath))
            Journal.Add((call, EventOf(Read()[^1])));
    }

    private string[] Read()
    {
        using var file = new FileStream(LedgerPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }

    private static string EventOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty("event").GetString()!;
    }
}
