using NightlyDispatch.Alerts;
using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.Configuration;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Processes;
using NightlyDispatch.Providers;
using NightlyDispatch.Worktrees;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>What happens when a job has ended, or must: it is judged, and its bug awaits review or goes back.</summary>
internal sealed class JobEnd(
    Claim claim,
    IBeads beads,
    IDxRunner runner,
    JobWatch watch,
    Worktree worktree,
    LedgerFile ledger,
    AlertOutbox alerts,
    DispatchSettings settings,
    TimeProvider time,
    ILogger log)
{
    /// <param name="check">What the runner says of the bug's newest run, which need not be ours.</param>
    public async Task JudgeAsync(OpenDispatch dispatch, JobReference job, CheckReading check, CancellationToken cancellationToken)
    {
        var isOurs = job.Run.Matches(check);
        var report = isOurs ? await runner.ReportAsync(job.Bug, cancellationToken) : null;
        var changes = dispatch is { Worktree: { } path, Head: { } head, StatusHash: { } status }
            ? await worktree.CompareAsync(path, new WorktreeSnapshot(head, status), cancellationToken)
            : null;
        await ConcludeAsync(dispatch, JobVerdict.Of(isOurs ? check : null, report, changes));
    }

    /// <summary>Ends a job that runs too long.</summary>
    /// <returns>False: it could not be ended, and keeps its slot.</returns>
    public async Task<bool> StopOverdueAsync(OpenDispatch dispatch, JobReference job, TimeSpan age)
    {
        var limit = $"jobTimeout is {settings.JobTimeout.TotalMinutes:0} min";
        var reason = $"its {dispatch.Provider} agent has run for {age.TotalMinutes:0} min; {limit}";
        var hasStopped = await watch.StopAsync(job);
        alerts.Raise(
            AlertCondition.JobOverdue,
            dispatch.Bug,
            hasStopped ? $"{reason}: it was stopped" : $"{reason}, and it cannot be stopped",
            hasStopped
                ? "Look at its worktree and log before it is tried again."
                : $"End the processes that carry {MarkedProcesses.Variable}={job.Mark}.");
        if (hasStopped)
            await ConcludeAsync(dispatch, new JobVerdict(JobOutcome.Stopped, JobEnded.Overdue, reason));
        return hasStopped;
    }

    /// <summary>Ends a job whose claim is not ours any more.</summary>
    public async Task<Turn> StopForLostClaimAsync(OpenDispatch dispatch, Turn lost)
    {
        if (JobReference.Of(dispatch) is not { } job || !await watch.StopAsync(job))
        {
            ledger.Append(new OutcomeUnknown(dispatch.Bug, lost.Reason));
            return new(Ending.Unknown, $"{lost.Reason}; its agent cannot be stopped");
        }

        Note(dispatch, new JobVerdict(JobOutcome.Stopped, JobEnded.ClaimGone, lost.Reason), isProvidersFault: false);
        await claim.ReleaseAsync(ledger.State.Dispatches[dispatch.Bug], lost.Reason);
        return lost with { Reason = $"{lost.Reason}; its agent was stopped" };
    }

    /// <summary>Sees to claim and prompt file of a job that has been judged.</summary>
    public async Task CloseAsync(OpenDispatch dispatch, JobVerdict verdict)
    {
        if (verdict.Outcome == JobOutcome.Worked)
        {
            if (BugId.TryParse(dispatch.Bug, out var bug))
                await beads.NoteAsync(bug, dispatch.Actor, NoteOf(dispatch, verdict));
            claim.Close(dispatch, "awaits review");
            return;
        }

        await claim.ReleaseAsync(dispatch, verdict.Reason);
    }

    /// <summary>
    /// Writes down what a job did and what follows from it, and closes its dispatch. Whoever has to know is told first: once the job
    /// is judged, no later pass would raise the alert of one that was killed here.
    /// </summary>
    public async Task ConcludeAsync(OpenDispatch dispatch, JobVerdict verdict)
    {
        var provider = dispatch.Provider!;
        var isProvidersFault = verdict.Outcome != JobOutcome.Worked && CooldownRule.IsProvidersFault(verdict.ReasonCode);
        log.Information("{Bug}: its {Provider} job {Outcome}: {Reason}", dispatch.Bug, provider, verdict.Outcome, verdict.Reason);
        if (isProvidersFault && CooldownRule.After(verdict.ReasonCode, verdict.Reason, time.GetUtcNow(), settings.Cooldown) is { } cooldown)
            ledger.Append(new ProviderCooled(provider, cooldown.Until, cooldown.Reason));

        Tell(dispatch, verdict);
        Note(dispatch, verdict, isProvidersFault);
        await CloseAsync(ledger.State.Dispatches[dispatch.Bug], verdict);
    }

    private void Note(OpenDispatch dispatch, JobVerdict verdict, bool isProvidersFault) =>
        ledger.Append(new JobEnded(
            dispatch.Bug,
            dispatch.Provider!,
            dispatch.Model,
            verdict.Outcome,
            verdict.ReasonCode,
            verdict.Reason,
            isProvidersFault,
            dispatch.Worktree,
            (verdict.Duration ?? Longer(time.GetUtcNow() - dispatch.Since, TimeSpan.Zero)).TotalSeconds,
            verdict.Evidence));

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>A job that ran too long has an alert of its own.</summary>
    private void Tell(OpenDispatch dispatch, JobVerdict verdict)
    {
        if (verdict.Outcome == JobOutcome.Worked)
            alerts.Recover(AlertCondition.JobFailed, dispatch.Bug, "a later job worked");
        else if (verdict.ReasonCode != JobEnded.Overdue)
        {
            var reason = $"{dispatch.Provider}: {verdict.Reason}";
            alerts.Raise(AlertCondition.JobFailed, dispatch.Bug, reason, $"dx-runner logs --beads {dispatch.Bug}");
        }
    }

    private static string NoteOf(OpenDispatch dispatch, JobVerdict verdict) =>
        $"nightly-dispatch: {dispatch.Provider} worked on this, please review. Worktree: {dispatch.Worktree ?? "(the runner's choice)"}. "
        + (verdict.Evidence is { Commits: { Count: > 0 } commits }
            ? $"Commits: {string.Join("; ", commits)}"
            : "Look there for commits and changed files.");
}
