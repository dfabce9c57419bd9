using System.Security.Cryptography;
using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;
using NightlyDispatch.Providers;
using Serilog;
using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Smoke;

/// <summary>The real dx-runner, called as a pass calls it, for one bug that exists nowhere else.</summary>
internal sealed class RealRunner : IAsyncDisposable
{
    private const string HarmlessPrompt = "Answer with the word OK and change nothing.";

    private readonly ToolLookup _lookup = new(HostEnvironment.Current());
    private readonly ChildProcess _children = new(TimeProvider.System);
    private readonly List<string> _marks = [];

    /// <param name="variables">Further ones that the runner finds in its environment.</param>
    public RealRunner(ITestOutputHelper output, params (string Name, string Value)[] variables)
    {
        var search = _lookup.DxRunner(DefaultSettings.Value.Tools);
        search.Problem.Should().BeNull("RUN_SMOKE asks for the real runner");

        Folder = new SmokeFolder();
        Calls = new ObservedCalls(output);
        Client = new DxRunnerClient(
            search.Tool!,
            Environment(variables),
            DefaultSettings.Value.Dispatch,
            _children,
            TimeProvider.System,
            new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(Calls).CreateLogger());
    }

    public static ProviderPolicy Policy { get; } = new(DefaultSettings.Value.Providers);

    public BugId Bug { get; } =
        BugId.TryParse($"smoke-{RandomNumberGenerator.GetHexString(12, lowercase: true)}", out var id) ? id : throw new InvalidOperationException();

    public SmokeFolder Folder { get; }

    public DxRunnerClient Client { get; }

    public ObservedCalls Calls { get; }

    /// <summary>An order for a provider's first model, as if its preflight had passed: the runner asks once more by itself.</summary>
    public async Task<StartOrder> OrderAsync(string provider, string prompt = HarmlessPrompt)
    {
        var git = new ChildCommand(_lookup.Git().Tool!, ["init", "--quiet"], Folder.Worktree, new Dictionary<string, string?>(), TimeSpan.FromSeconds(20));
        (await _children.RunAsync(git, CancellationToken.None)).ExitCode.Should().Be(0);

        var model = Policy.Chain.Single(link => link.Name == provider).Models[0];
        var passed = new PreflightResult(provider, model.Argument, null, null, null, null, TimeSpan.Zero);
        _marks.Add(RandomNumberGenerator.GetHexString(32, lowercase: true));
        return new StartOrder(Bug, AllowedModel.From(Policy, passed), Folder.WritePrompt(Bug, prompt), Folder.Worktree, _marks[^1]);
    }

    /// <summary>Leaves no process, and none of the records that the runner keeps of this bug.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var mark in _marks)
            await ProcessTree.EndAsync(() => MarkedProcesses.Find(mark), TimeProvider.System);

        var records = Directory.Exists("/tmp/dx-runner") ? Directory.EnumerateFiles("/tmp/dx-runner", $"{Bug}.*", SearchOption.AllDirectories) : [];
        foreach (var path in records.Concat(Directory.EnumerateFiles("/tmp", $"*-launcher-{Bug}.*")).ToList())
            File.Delete(path);
        Folder.Dispose();
    }

    private Dictionary<string, string?> Environment((string Name, string Value)[] variables)
    {
        var ofAPass = new ChildEnvironment(HostEnvironment.Current(), _lookup.SearchPath, Folder.Beads).ForRunner;
        var environment = new Dictionary<string, string?>(ofAPass)
        {
            ["PATH"] = $"{Folder.Programs}:{_lookup.SearchPath}",
            ["DX_RUNNER_EXTRA_ALLOWED_PREFIXES"] = Folder.Worktree,
        };
        foreach (var (name, value) in variables)
            environment[name] = value;
        return environment;
    }
}
