using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.Configuration;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;
using NightlyDispatch.Worktrees;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>One bug's turn: claim → worktree → prompt file → re-read → start → acknowledgement → re-read (design, section 4).</summary>
internal sealed class Dispatcher(
    PauseGate pause,
    Claim claim,
    Preparation preparation,
    ProviderChain providers,
    AgentStart start,
    ForeignJobs foreignJobs,
    JobEnd jobEnd,
    ModelDrift drift,
    LedgerFile ledger,
    DispatchSettings settings,
    TimeProvider time,
    ILogger log)
{
    /// <exception cref="OperationCanceledException">Ended by a signal while nothing was claimed.</exception>
    public async Task<Turn> DispatchAsync(Bug bug, CancellationToken cancellationToken)
    {
        if (preparation.WhoHasWorktreeOf(bug) is { } other)
            return new(Ending.Deferred, $"its worktree is that of {other}, which runs");
        if (await foreignJobs.WhyNotAsync(bug, cancellationToken) is { } foreign)
            return foreign;
        if (await providers.CurrentAsync(cancellationToken) is null)
            return providers.WhyNone([]);

        cancellationToken.ThrowIfCancellationRequested();
        if (pause.WhyPaused() is { } paused)
            return new(Ending.Deferred, paused);

        try
        {
            var turn = await claim.TakeAsync(bug) ?? await DispatchClaimedAsync(bug, cancellationToken);
            if (turn.Rule.Claim == ClaimFate.Released && ledger.State.Dispatches.GetValueOrDefault(bug.Id.Value) is { } dispatch)
                await claim.ReleaseAsync(dispatch, turn.Reason);
            return turn;
        }
        catch (TrackerException exception)
        {
            return new(Ending.TrackerFailed, exception.Message);
        }
    }

    private async Task<Turn> DispatchClaimedAsync(Bug bug, CancellationToken cancellationToken)
    {
        try
        {
            // Where hosts share a bd older than 1.3.0, a lost race may show only a moment later (contracts/bd.md, section 4.6).
            await Task.Delay(settings.ClaimPause, time, cancellationToken);
            var (prompt, worktree, end) = await preparation.PrepareAsync(bug, cancellationToken);
            return end ?? await StartAsync(bug, prompt!, worktree, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new(Ending.DeferredClaimed, "this pass was ended before its start");
        }
    }

    private async Task<Turn> StartAsync(Bug bug, string prompt, WorktreeResult worktree, CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        var silences = 0;
        while (await providers.CurrentAsync(cancellationToken) is { } selection)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await claim.ReReadAsync(bug) is { } lost)
                return Close(bug, lost) with { MadeStart = silences + refusals.Count > 0 };

            switch (await start.RunAsync(bug.Id, selection.Model, prompt, worktree))
            {
                case StartOutcome.Launched launched:
                    return await ConfirmAsync(bug, selection, launched) with { MadeStart = true };
                case StartOutcome.Unknown unknown:
                    return new(Ending.Unknown, unknown.Reason, MadeStart: true);
                case StartOutcome.Refused { IsSilent: true, Refusal: var silence } when silences < settings.AckRetries:
                    silences++;
                    log.Warning("{Bug}: {Reason}; trying once more", bug.Id.Value, silence.Reason);
                    break;
                case StartOutcome.Refused { Refusal: { Fault: Fault.Provider or Fault.Capacity } refusal }:
                    refusals.Add(refusal);
                    providers.Refuse(selection, refusal);
                    silences = 0;
                    break;
                case StartOutcome.Refused { Refusal: var refusal }:
                    return new(EndingOf(refusal.Fault), $"{selection.Provider.Name}: {refusal.Reason}", MadeStart: true);
            }
        }

        return providers.WhyNone(refusals) with { MadeStart = refusals.Count > 0 };
    }

    /// <summary>The claim may have been lost while the runner launched: then the agent must not work on.</summary>
    private async Task<Turn> ConfirmAsync(Bug bug, Selection selection, StartOutcome.Launched launched)
    {
        var reReading = claim.ReReadAsync(bug);
        drift.Look(selection.Model, await launched.Check);
        if (await reReading is { } lost)
        {
            log.Warning("{Bug}: {Reason}; its agent is stopped", bug.Id.Value, lost.Reason);
            return await jobEnd.StopForLostClaimAsync(ledger.State.Dispatches[bug.Id.Value], lost);
        }

        var how = launched.IsLate
            ? "found at work after a late acknowledgement"
            : $"acknowledged in {launched.Duration.TotalSeconds:0.0} s";
        return new(Ending.Acknowledged, $"{selection.Provider.Name} {Model.InWords(selection.Model.Argument)}, {how}");
    }

    private Turn Close(Bug bug, Turn lost)
    {
        if (lost.Rule.Claim == ClaimFate.None)
            claim.Close(ledger.State.Dispatches[bug.Id.Value], lost.Reason);
        return lost;
    }

    private static Ending EndingOf(Fault fault) => fault switch
    {
        Fault.Bug => Ending.BugsFault,
        Fault.SomeoneElse => Ending.ForeignJob,
        _ => Ending.Ours,
    };
}
