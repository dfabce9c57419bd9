using NightlyDispatch.Backlog;
using NightlyDispatch.Providers;

namespace NightlyDispatch.DxRunner;

/// <summary>What a pass asks of the runner that launches the agents.</summary>
internal interface IDxRunner
{
    Task<PreflightResult> PreflightAsync(Provider provider, Model model, CancellationToken cancellationToken);

    /// <summary>One start, waited for until it ends or the acknowledgement time-out has passed; it is never cut short otherwise.</summary>
    /// <param name="onStarted">Is told the process id of the start before anything is awaited.</param>
    Task<StartReading> StartAsync(StartOrder order, Action<int> onStarted);

    /// <summary>What the runner knows of a bug's newest run, whoever started it.</summary>
    Task<CheckReading> CheckAsync(BugId id, CancellationToken cancellationToken);

    /// <summary>How a finished run ended; null where the runner does not say.</summary>
    Task<RunReport?> ReportAsync(BugId id, CancellationToken cancellationToken);

    /// <summary>The jobs that the runner lists, finished ones left out.</summary>
    Task<StatusReading> StatusAsync(CancellationToken cancellationToken);

    /// <summary>Ends an agent for good: what carries the mark, then the runner's own record of it.</summary>
    /// <returns>Whether nothing carries the mark any more.</returns>
    Task<bool> StopAsync(BugId id, string mark);
}
