using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>Gives the planned bugs their turns, one by one, until the slots are full or a limit is reached (design, section 2).</summary>
internal sealed class Turns(
    Dispatcher dispatcher,
    LedgerFile ledger,
    PauseGate pause,
    AlertOutbox alerts,
    DispatchSettings settings,
    TimeProvider time,
    ILogger log)
{
    private readonly List<(Bug Bug, Turn Turn)> _ended = [];
    private readonly long _begun = time.GetTimestamp();
    private int _launched;
    private int _started;
    private int _tried;
    private string? _halt;

    public IReadOnlyList<(Bug Bug, Turn Turn)> Ended => _ended;

    public async Task RunAsync(BacklogPlan plan, CancellationToken cancellationToken)
    {
        foreach (var exclusion in plan.Excluded)
            End(exclusion.Bug, new Turn(exclusion.IsOwnFault ? Ending.BugsFaultUnclaimed : Ending.LeftOut, exclusion.Reason));
        foreach (var bug in plan.Order)
            End(bug, WhyNot(bug, plan, cancellationToken) ?? await TryAsync(bug, cancellationToken));
        if (plan.Behind == 0)
            return;

        log.Information("{Count} more bugs deferred: {Reason}", plan.Behind, Listing.WhyBehind);
        ledger.Append(new BugsDeferred(plan.Behind, Listing.WhyBehind));
    }

    private Turn? WhyNot(Bug bug, BacklogPlan plan, CancellationToken cancellationToken)
    {
        var full = _halt
            ?? (cancellationToken.IsCancellationRequested ? "this pass was ended by a signal"
            : _launched >= plan.Room ? plan.Full
            : _started >= settings.MaxPerPass ? $"{settings.MaxPerPass} starts were made in this pass"
            : _tried >= settings.MaxTriesPerPass ? $"{settings.MaxTriesPerPass} bugs were tried in this pass"
            : time.GetElapsedTime(_begun) >= settings.PassDeadline ? $"this pass has run for {settings.PassDeadline.TotalMinutes:0} min"
            : pause.WhyPaused());
        if (full is not null)
            return new(Ending.Deferred, full);

        return BacklogPlan.DuplicateOf(bug, ledger.State) is { } other
            ? new(Ending.LeftOut, $"says the same as {other}, which is live")
            : null;
    }

    private async Task<Turn> TryAsync(Bug bug, CancellationToken cancellationToken)
    {
        _tried++;
        try
        {
            var turn = await dispatcher.DispatchAsync(bug, cancellationToken);
            _launched += turn.Ending is Ending.Acknowledged or Ending.Unknown ? 1 : 0;
            _started += turn.MadeStart ? 1 : 0;
            if (turn.Rule.ExitCode is ExitCode.RunnerUnusable or ExitCode.TrackerUnusable)
                _halt = $"nothing more is started after {bug.Id}: {turn.Reason}";
            return turn;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new(Ending.Deferred, "this pass was ended by a signal");
        }
    }

    private void End(Bug bug, Turn turn)
    {
        _ended.Add((bug, turn));
        log.Information("{Bug} P{Priority} {Class}: {Reason}", bug.Id.Value, bug.Priority, turn.Rule.Class, turn.Reason);
        alerts.Tell(bug, turn);
        ledger.Append(new BugEnded(bug.Id.Value, bug.Title, bug.Priority, turn.Rule.Class, turn.Reason, turn.Rule.Counts));
    }
}
