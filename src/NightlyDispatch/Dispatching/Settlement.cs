using NightlyDispatch.Alerts;
using NightlyDispatch.Beads;
using NightlyDispatch.Configuration;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>Finishes what earlier passes left, by the last line of each of their dispatches (design, section 5).</summary>
internal sealed class Settlement(
    Claim claim,
    JobWatch watch,
    JobEnd jobEnd,
    LedgerFile ledger,
    AlertOutbox alerts,
    DispatchSettings settings,
    TimeProvider time,
    ILogger log)
{
    /// <summary>After so many passes in a row without an answer somebody has to know.</summary>
    private const int PatiencePasses = 3;

    /// <summary>Why a dispatch could not be settled; null: the tracker answered whenever it was asked.</summary>
    public string? TrackerProblem { get; private set; }

    /// <exception cref="OperationCanceledException">Ended by a signal; the rest stays for the next pass.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var dispatch in ledger.State.OwnDispatches.ToList())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await SettleAsync(dispatch, cancellationToken);
            }
            catch (TrackerException exception)
            {
                TrackerProblem = exception.Message;
                Postpone(dispatch, exception.Message);
            }
        }
    }

    private async Task SettleAsync(OpenDispatch dispatch, CancellationToken cancellationToken)
    {
        if (dispatch.AgeAt(time.GetUtcNow()) < TimeSpan.Zero)
        {
            ledger.Append(new ClockSetBack(dispatch.Bug));
            dispatch = ledger.State.Dispatches[dispatch.Bug];
        }

        await OrphanedCalls.EndAsync(dispatch.Actor, time);
        await SettleByStageAsync(dispatch, cancellationToken);
    }

    private Task SettleByStageAsync(OpenDispatch dispatch, CancellationToken cancellationToken) => dispatch.Stage switch
    {
        DispatchStage.ClaimIntended => claim.ReleaseAsync(dispatch, "the pass that claimed it was cut short"),
        DispatchStage.Claimed => claim.ReleaseAsync(dispatch, "the pass that claimed it was cut short before its start"),
        DispatchStage.Acknowledged => SettleJobAsync(dispatch, cancellationToken),
        DispatchStage.Judged => jobEnd.CloseAsync(
            dispatch,
            new JobVerdict(dispatch.Outcome!.Value, dispatch.ReasonCode, dispatch.OutcomeReason!, dispatch.Evidence)),
        _ => SettleStartAsync(dispatch, cancellationToken),
    };

    private async Task SettleStartAsync(OpenDispatch dispatch, CancellationToken cancellationToken)
    {
        var job = JobReference.Of(dispatch)!;
        var sighting = await watch.LookAfterStartAsync(job, dispatch.Session);
        log.Information("{Bug}: an earlier start was left unclear; looking for its agent: {Liveness}", dispatch.Bug, sighting.Liveness);
        switch (sighting.Liveness)
        {
            case Liveness.Alive or Liveness.Ended:
                var seconds = (time.GetUtcNow() - dispatch.Since).TotalSeconds;
                alerts.Recover(AlertCondition.OutcomeUnknown, dispatch.Bug, "its agent was launched");
                ledger.Append(new Acknowledged(dispatch.Bug, dispatch.Provider!, ProcessId: null, IsLate: true, seconds));
                await SettleJobAsync(ledger.State.Dispatches[dispatch.Bug], sighting, cancellationToken);
                break;
            case Liveness.NotLaunched:
                alerts.Recover(AlertCondition.OutcomeUnknown, dispatch.Bug, "no agent was launched");
                await claim.ReleaseAsync(dispatch, "its start was left unclear, and turned out to have launched nothing");
                break;
            default:
                await SettleUnknownAsync(dispatch, sighting);
                break;
        }
    }

    private async Task SettleUnknownAsync(OpenDispatch dispatch, Sighting sighting)
    {
        if (AgeIfOverdue(dispatch) is null)
        {
            if (dispatch.Stage != DispatchStage.Unknown)
                ledger.Append(new OutcomeUnknown(dispatch.Bug, sighting.Check.ReasonCode ?? "no answer"));
            Postpone(dispatch, sighting.Check.ReasonCode ?? "no answer");
            return;
        }

        var verdict = new JobVerdict(JobOutcome.Failed, "outcome_unknown", "nobody could tell whether its agent was launched");
        alerts.Recover(AlertCondition.OutcomeUnknown, dispatch.Bug, "no process of it is left");
        await jobEnd.ConcludeAsync(dispatch, verdict);
    }

    private async Task SettleJobAsync(OpenDispatch dispatch, CancellationToken cancellationToken) =>
        await SettleJobAsync(dispatch, await watch.LookAsync(JobReference.Of(dispatch)!, cancellationToken), cancellationToken);

    private async Task SettleJobAsync(OpenDispatch dispatch, Sighting sighting, CancellationToken cancellationToken)
    {
        var job = JobReference.Of(dispatch)!;
        switch (sighting.Liveness)
        {
            case Liveness.Ended or Liveness.NotLaunched:
                alerts.Recover(AlertCondition.JobOverdue, dispatch.Bug, "its job has ended");
                await jobEnd.JudgeAsync(dispatch, job, sighting.Check, cancellationToken);
                break;
            case Liveness.Unknown when AgeIfOverdue(dispatch) is null:
                Postpone(dispatch, sighting.Check.ReasonCode ?? "no answer");
                break;
            case var _ when AgeIfOverdue(dispatch) is { } age:
                _ = await jobEnd.StopOverdueAsync(dispatch, job, age);
                break;
            default:
                await ConfirmAsync(dispatch);
                break;
        }
    }

    /// <summary>A pass that was cut short after the acknowledgement did not re-read the claim.</summary>
    private async Task ConfirmAsync(OpenDispatch dispatch)
    {
        if (dispatch.IsConfirmed)
            return;
        if (await claim.WhyNotHeldAsync(dispatch) is { } lost)
            _ = await jobEnd.StopForLostClaimAsync(dispatch, lost);
        else
            ledger.Append(new ClaimConfirmed(dispatch.Bug));
    }

    private void Postpone(OpenDispatch dispatch, string reason)
    {
        ledger.Append(new SettlementPostponed(dispatch.Bug, reason));
        log.Warning("{Bug}: an earlier dispatch cannot be settled yet: {Reason}", dispatch.Bug, reason);
        if (dispatch.Unanswered + 1 >= PatiencePasses)
        {
            alerts.Raise(
                AlertCondition.OutcomeUnknown,
                dispatch.Bug,
                $"its dispatch could not be settled in {dispatch.Unanswered + 1} passes: {reason}",
                "Run `nightly-dispatch preflight`, and bring the tool back that does not answer.");
        }
    }

    /// <summary>How long the job has run, if that is longer than it may.</summary>
    private TimeSpan? AgeIfOverdue(OpenDispatch dispatch)
    {
        var age = dispatch.AgeAt(time.GetUtcNow());
        return settings.JobTimeout > TimeSpan.Zero && age > settings.JobTimeout ? age : null;
    }
}
