using System.Globalization;
using NightlyDispatch.Backlog;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;
using NightlyDispatch.Providers;
using NSubstitute;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>A runner in memory behind a substitute: preflights pass and starts are acknowledged, unless a test says otherwise.</summary>
internal sealed class Runs
{
    /// <summary>Beyond what any kernel gives to a process.</summary>
    private const int FirstProcessId = 1_000_000_000;

    private static readonly TimeSpan AckTimeout = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan PreflightTimeout = TimeSpan.FromSeconds(90);
    private readonly TimeProvider _time;
    private readonly Dictionary<string, CheckReading> _runs = [];
    private readonly Dictionary<string, Queue<Func<StartOrder, int, ChildResult>>> _starts = [];
    private readonly Dictionary<string, PreflightResult> _preflights = [];

    /// <param name="journal">Is told of every call.</param>
    public Runs(TimeProvider time, Action<string> journal)
    {
        _time = time;
        Runner.PreflightAsync(default!, default!, default).ReturnsForAnyArgs(call =>
        {
            var (provider, model) = (call.Arg<Provider>().Name, call.Arg<Model>().Argument);
            journal($"preflight {provider}{(model is null ? "" : $" {model}")}");
            return PreflightReports is { } reports
                ? PreflightReading.Read(call.Arg<Provider>(), call.Arg<Model>(), reports(provider, model), PreflightTimeout)
                : _preflights.GetValueOrDefault(provider, Passing) with { Provider = provider, Model = model };
        });
        Runner.StartAsync(default!, default!).ReturnsForAnyArgs(call =>
        {
            var order = call.Arg<StartOrder>();
            journal($"start {order.Bug} {order.Model.Provider}");
            Orders.Add(order);
            return Start(order, call.Arg<Action<int>>());
        });
        Runner.CheckAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            journal($"check {call.Arg<BugId>()}");
            return !Answers ? new CheckReading(null, "dx-runner check gave no answer in time") : Find(call.Arg<BugId>().Value);
        });
        Runner.ReportAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            journal($"report {call.Arg<BugId>()}");
            return Report;
        });
        Runner.StatusAsync(default).ReturnsForAnyArgs(_ =>
        {
            journal("status");
            return new StatusReading(Rows, null);
        });
        Runner.StopAsync(default!, default!).ReturnsForAnyArgs(call =>
        {
            journal($"stop {call.Arg<BugId>()}");
            if (CanStop)
                Stopped.Add((call.Arg<BugId>().Value, call.Arg<string>()));
            return CanStop;
        });
    }

    public IDxRunner Runner { get; } = Substitute.For<IDxRunner>();

    public List<StartOrder> Orders { get; } = [];

    public List<StatusRow> Rows { get; } = [];

    /// <summary>What was really stopped.</summary>
    public List<(string Bug, string Mark)> Stopped { get; } = [];

    public bool CanStop { get; set; } = true;

    public bool Answers { get; set; } = true;

    /// <summary>How each preflight ends, by provider and model, to be read as the real ones are; null: as the test says otherwise.</summary>
    public Func<string, string?, ChildResult>? PreflightReports { get; set; }

    public RunReport? Report { get; set; } = new("0", null, "17");

    private static PreflightResult Passing { get; } = new("", null, null, null, null, null, TimeSpan.FromSeconds(3));

    public void FailPreflight(string provider, string error, string? code = null, string? nextAction = null, bool isRunnersFault = false) =>
        _preflights[provider] = Passing with { Error = error, Code = code, NextAction = nextAction, IsRunnersFault = isRunnersFault };

    public static PreflightResult Available(string provider, string? model) => Passing with { Provider = provider, Model = model };

    public void PassPreflight(string provider) => _preflights.Remove(provider);

    /// <summary>How the next start with this provider ends; after that they are acknowledged again.</summary>
    /// <param name="start">Gets the order and the process id of the start.</param>
    public void NextStart(string provider, Func<StartOrder, int, ChildResult> start)
    {
        if (!_starts.TryGetValue(provider, out var starts))
            _starts[provider] = starts = [];
        starts.Enqueue(start);
    }

    public void NextStart(string provider, int exitCode, string error, string output = "") =>
        NextStart(provider, (_, _) => Ended(exitCode, output, error));

    public static ChildResult Ended(int exitCode, string output = "", string error = "") =>
        new(exitCode, output, error, TimeSpan.FromSeconds(4));

    public static ChildResult Silence() => new(null, "", "", AckTimeout);

    /// <summary>An agent runs now, whether or not its start says so.</summary>
    public ChildResult Launch(StartOrder order, int startProcessId)
    {
        Set(order.Bug.Value, "healthy", order.Model.Provider, startProcessId, order.Model.Argument);
        return Ended(0, $"started beads={order.Bug} provider={order.Model.Provider} pid={startProcessId + 500} log=x\n");
    }

    public void Set(string bug, string state, string provider, int startProcessId, string? model = null, string reason = "new") =>
        _runs[bug] = new CheckReading(state, reason, provider, RunInstance(provider, startProcessId), model);

    /// <summary>What the runner says of a bug's run from now on.</summary>
    public void End(string bug, string state, string reason = "process_exit_with_rc") =>
        _runs[bug] = _runs[bug] with { State = state, ReasonCode = reason };

    /// <summary>What the runner says of a bug's newest run.</summary>
    public CheckReading Find(string bug) => _runs.GetValueOrDefault(bug, new CheckReading("missing", "no_meta"));

    public void Forget(string bug) => _runs.Remove(bug);

    private StartReading Start(StartOrder order, Action<int> onStarted)
    {
        var id = FirstProcessId + Orders.Count;
        onStarted(id);
        var isScripted = _starts.GetValueOrDefault(order.Model.Provider, []).TryDequeue(out var start);
        return StartReading.Read(isScripted ? start!(order, id) : Launch(order, id), order, AckTimeout);
    }

    private string RunInstance(string provider, int startProcessId) =>
        $"{_time.GetLocalNow().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}-{provider}-{startProcessId}";
}
