using NightlyDispatch.Backlog;
using NightlyDispatch.DxRunner;

namespace NightlyDispatch.Dispatching;

/// <summary>Agents that somebody else started: the runner's own guard knows only those of one provider (design, section 4.10).</summary>
internal sealed class ForeignJobs(IDxRunner runner)
{
    private StatusReading? _status;

    /// <returns>Null: nobody is known to work on the bug. The runner is asked once in a pass, before its first start.</returns>
    public async Task<Turn?> WhyNotAsync(Bug bug, CancellationToken cancellationToken)
    {
        _status ??= await runner.StatusAsync(cancellationToken);
        if (_status.Problem is { } problem)
            return new(Ending.OursUnclaimed, problem);

        return _status.LiveRow(bug.Id.Value) is { } row
            ? new(Ending.ForeignJobUnclaimed, $"somebody else's job runs for it ({row.Provider}, {row.State})")
            : null;
    }
}
