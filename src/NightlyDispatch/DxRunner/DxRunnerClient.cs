using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using NightlyDispatch.Processes;
using NightlyDispatch.Providers;
using Serilog;

namespace NightlyDispatch.DxRunner;

/// <summary>Talks to the dx-runner program.</summary>
/// <param name="environment">Changes to what the runner, and so its agents, inherit.</param>
internal sealed class DxRunnerClient(
    Tool runner,
    IReadOnlyDictionary<string, string?> environment,
    DispatchSettings settings,
    ChildProcess children,
    TimeProvider time,
    ILogger log) : IDxRunner
{
    /// <summary>No git tree: the runner works where it is called if a worktree is missing (contracts/dx-runner.md, section 7h).</summary>
    private const string WorkingDirectory = "/";

    /// <summary>`status` took 14.6 s for three dead jobs (contracts/dx-runner.md, section 8).</summary>
    private static readonly TimeSpan ReadDeadline = TimeSpan.FromSeconds(60);

    public async Task<PreflightResult> PreflightAsync(Provider provider, Model model, CancellationToken cancellationToken)
    {
        string[] arguments = ["preflight", "--provider", provider.Name, .. model.Argument is { } name ? (string[])["--model", name] : []];
        var result = await RunAsync(arguments, settings.PreflightTimeout, cancellationToken);
        return PreflightReading.Read(provider, model, result, settings.PreflightTimeout);
    }

    public async Task<StartReading> StartAsync(StartOrder order, Action<int> onStarted)
    {
        var command = Command(order.Arguments, settings.AckTimeout) with
        {
            Environment = new Dictionary<string, string?>(environment) { [MarkedProcesses.Variable] = order.Mark },
            SparesOtherSessions = true,

            // The agent holds the pipe, and the runner itself writes the line that acknowledges it.
            Drain = TimeSpan.Zero,
        };
        var result = await children.RunAsync(command, CancellationToken.None, onStarted);
        Log(command, result);
        return StartReading.Read(result, order, settings.AckTimeout);
    }

    public async Task<CheckReading> CheckAsync(BugId id, CancellationToken cancellationToken) =>
        CheckReading.Read(await RunAsync(["check", "--beads", id.Value, "--json"], ReadDeadline, cancellationToken));

    public async Task<RunReport?> ReportAsync(BugId id, CancellationToken cancellationToken) =>
        RunReport.Read(await RunAsync(["report", "--beads", id.Value, "--format", "json"], ReadDeadline, cancellationToken));

    public async Task<StatusReading> StatusAsync(CancellationToken cancellationToken) =>
        StatusReading.Read(await RunAsync(["status", "--json"], ReadDeadline, cancellationToken));

    /// <summary>`stop` alone leaves the agent at work, and a kill alone the runner's record (contracts/dx-runner.md, section 5).</summary>
    public async Task<bool> StopAsync(BugId id, string mark)
    {
        await ProcessTree.EndAsync(() => MarkedProcesses.Find(mark), time);
        _ = await RunAsync(["stop", "--beads", id.Value], ReadDeadline, CancellationToken.None);
        return MarkedProcesses.Find(mark).Count == 0;
    }

    private async Task<ChildResult> RunAsync(IReadOnlyList<string> arguments, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var command = Command(arguments, deadline);
        var result = await children.RunAsync(command, cancellationToken);
        Log(command, result);
        return result;
    }

    private ChildCommand Command(IReadOnlyList<string> arguments, TimeSpan deadline) =>
        new(runner, arguments, WorkingDirectory, environment, deadline);

    private void Log(ChildCommand command, ChildResult result) =>
        log.Debug("{Command}: exit {ExitCode} after {Seconds:0.0} s", command.ToString(), result.ExitCode, result.Duration.TotalSeconds);
}
