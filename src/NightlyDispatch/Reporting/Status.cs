using NightlyDispatch.Alerts;
using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using NightlyDispatch.Dispatching;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Reporting;

/// <summary>Finds out where everything stands, from the ledger and by a look at each job.</summary>
internal sealed class Status(Surroundings around, IDxRunner runner, TimeProvider time)
{
    /// <exception cref="StateException">The ledger or the pause cannot be read.</exception>
    public async Task<StatusReport> AskAsync(string stateFolder, CancellationToken cancellationToken)
    {
        var ledger = LedgerFile.Peek(StateFiles.Ledger(stateFolder));
        ledger = ledger with { Machine = ledger.Machine.Length > 0 ? around.Machine : "" };
        var now = time.GetUtcNow();
        var holder = LockHolder.Of(StateFiles.Lock(stateFolder));
        var parallelism = Parallelism.At(now, ledger.Migration, around.Settings.Parallelism);
        return new StatusReport(
            now,
            Last(ledger.LastPass),
            ledger.OpenPass is { } open ? new OpenPass(open, ledger.OpenSince, holder.IsHeld) : null,
            await JobsAsync(ledger, now, cancellationToken),
            new Slots(ledger.LiveJobs, parallelism.Limit),
            MigrationOf(ledger.Migration, parallelism, now),
            [
                .. ledger.Cooldowns.Where(entry => entry.Value.Holds(now))
                    .Select(entry => new CoolingProvider(entry.Key, entry.Value.Until, entry.Value.Reason)),
            ],
            Standing.Quarantine(ledger),
            [.. ledger.Bugs.Where(entry => entry.Value.AwaitsReview is not null).Select(entry => entry.Key)],
            Standing.HalfDone(ledger.OwnDispatches),
            [.. ledger.Alerts.Entries.Where(entry => entry.Pending is not null).OrderBy(entry => entry.Pending!.FirstAt).Select(Waiting)],
            ledger.Alerts.Lost,
            PausedNow.Read(new PauseFile(StateFiles.Pause(stateFolder)), ledger, now),
            new LockStatus(StateFiles.Lock(stateFolder), holder.IsHeld, holder.ProcessId),
            [.. ledger.Providers.Select(entry => Record(entry.Key, entry.Value))]);
    }

    private static EndedPass? Last(PassSummary? pass) => pass is null ? null : new EndedPass(
        pass.Pass,
        pass.Began,
        pass.Ended,
        pass.ExitCode,
        ExitCodes.NameOf(pass.ExitCode),
        pass.WasPaused,
        pass.Tally);
    private async Task<IReadOnlyList<JobStatus>> JobsAsync(LedgerState ledger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var jobs = ledger.Dispatches.Values.Where(dispatch => dispatch.HoldsSlot).ToList();
        return await Task.WhenAll(jobs.Select(job => LookAsync(job, now, isElsewhere: job.Machine != ledger.Machine, cancellationToken)));
    }

    private async Task<JobStatus> LookAsync(
        OpenDispatch dispatch,
        DateTimeOffset now,
        bool isElsewhere,
        CancellationToken cancellationToken)
    {
        var timeout = around.Settings.Dispatch.JobTimeout;
        var job = new JobStatus(
            dispatch.Bug,
            dispatch.Provider,
            dispatch.Model,
            dispatch.Since,
            State: "unknown",
            RunnerState: null,
            RunnerReason: null,
            MarkedProcesses: null,
            IsOverdue: timeout > TimeSpan.Zero && dispatch.AgeAt(now) > timeout,
            isElsewhere,
            dispatch.Worktree);
        if (isElsewhere || JobReference.Of(dispatch) is not { } reference)
            return job;

        var check = await runner.CheckAsync(reference.Bug, cancellationToken);
        var marked = MarkedProcesses.CanBeFound ? MarkedProcesses.Find(reference.Mark).Count : (int?)null;
        return job with
        {
            State = InWords(LivenessRule.Decide(check, reference.Run, isMarked: marked > 0)),
            RunnerState = check.State,
            RunnerReason = check.ReasonCode,
            MarkedProcesses = marked,
        };
    }

    private static string InWords(Liveness liveness) => liveness switch
    {
        Liveness.Alive => "running",
        Liveness.Ended => "ended",
        Liveness.NotLaunched => "not launched",
        _ => "unknown",
    };

    private static MigrationStatus MigrationOf(MigrationClock clock, Parallelism parallelism, DateTimeOffset now) => new(
        clock.FirstPass is { } first ? Math.Max(0, (now - first).Days) + 1 : null,
        clock.FirstPass,
        Math.Round(clock.CleanAt(now).TotalHours, 2),
        parallelism.Limit,
        parallelism.NextLimit,
        parallelism.WidensAt);

    private static WaitingAlert Waiting(AlertEntry entry) => new(
        entry.Key.Condition.Name(),
        entry.Pending!.Latest.Subject,
        entry.Pending.Count,
        entry.Pending.FirstAt,
        entry.Pending.Latest.Reason);

    private static ProviderStatus Record(string provider, ProviderRecord record) => new(
        provider,
        record.Preflights,
        record.Available,
        record.RefusedStarts,
        record.Jobs,
        record.Worked,
        record.FalseGreens,
        record.FalseGreenRate is { } rate ? Math.Round(rate, 4) : null);
}
