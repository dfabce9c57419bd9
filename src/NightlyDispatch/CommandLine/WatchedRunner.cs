using NightlyDispatch.Backlog;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Providers;

namespace NightlyDispatch.CommandLine;

/// <summary>Tells a person at a terminal of the two things that take a pass its time: a preflight and an acknowledgement.</summary>
internal sealed class WatchedRunner(IDxRunner runner, LiveError live) : IDxRunner
{
    public async Task<PreflightResult> PreflightAsync(Provider provider, Model model, CancellationToken cancellationToken)
    {
        await using var waiting = live.Wait($"Asking {provider.Name} {Model.InWords(model.Argument)} whether it answers");
        return await runner.PreflightAsync(provider, model, cancellationToken);
    }

    public async Task<StartReading> StartAsync(StartOrder order, Action<int> onStarted)
    {
        await using var waiting = live.Wait($"Starting {order.Model.Provider} on {order.Bug}, which has to acknowledge it");
        return await runner.StartAsync(order, onStarted);
    }

    public Task<CheckReading> CheckAsync(BugId id, CancellationToken cancellationToken) => runner.CheckAsync(id, cancellationToken);

    public Task<RunReport?> ReportAsync(BugId id, CancellationToken cancellationToken) => runner.ReportAsync(id, cancellationToken);

    public Task<StatusReading> StatusAsync(CancellationToken cancellationToken) => runner.StatusAsync(cancellationToken);

    public Task<bool> StopAsync(BugId id, string mark) => runner.StopAsync(id, mark);
}
