using NightlyDispatch.Alerts;
using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using NightlyDispatch.Processes;
using NightlyDispatch.Prompts;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>One pass: settle → read → plan → select and dispatch, bug by bug → account (design, section 2).</summary>
internal sealed class DispatchPass(
    PassIdentity pass,
    LedgerFile ledger,
    VersionGate version,
    Settlement settlement,
    OrphanedClaims orphans,
    Reading reading,
    Turns turns,
    Quarantine quarantine,
    PauseGate pause,
    AlertOutbox alerts,
    PromptTemplate template,
    Settings settings,
    Termination termination,
    TimeProvider time,
    ILogger log)
{
    /// <summary>Passes in a row in which bugs were listed, none was dispatched and no job ran (design, section 7).</summary>
    private const int PassesUntilNoProgress = 3;

    private const string Backlog = "backlog";

    private readonly List<ExitCode> _found = [];
    private readonly List<string> _problems = [];
    private Listing? _listing;
    private string? _paused;

    /// <exception cref="StateException">The ledger cannot be written: nothing more is done.</exception>
    public async Task<PassResult> RunAsync(string program)
    {
        try
        {
            ledger.Pass = pass.Id;
            var session = ProcessEntry.Read(Environment.ProcessId)?.Session;
            ledger.Append(new PassStarted(pass.Machine, pass.Host, pass.Actor, Environment.ProcessId, session, program));
            await WorkAsync(termination.Token);
            await DeliverAsync();
            return End();
        }
        catch (StateException exception)
        {
            await alerts.PostAtOnceAsync(exception.Message);
            throw;
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            _paused = pause.WhyPaused();
            await alerts.DeliverAsync(cancellationToken);
            if (_paused is null || ledger.State.HasUnsettled)
                await SettleAsync(cancellationToken);
            quarantine.Sweep();
            if (_paused is not null)
                return;

            _listing = await reading.ReadAsync(cancellationToken);
            await turns.RunAsync(Plan(_listing), cancellationToken);
            quarantine.Sweep();
            NoteProgress();
        }
        catch (TrackerException exception)
        {
            Note(ExitCode.TrackerUnusable, exception.Message);
            alerts.Raise(
                AlertCondition.TrackerUnusable,
                TurnAlerts.Tracker,
                exception.Message,
                "Run `nightly-dispatch preflight`; nothing is dispatched until bd answers.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.Warning("Ended by a signal; what was begun is settled by the next pass");
        }
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (ledger.State.OwnDispatches.Any())
        {
            await version.PassAsync(cancellationToken);
            await settlement.RunAsync(cancellationToken);
        }

        await orphans.ReleaseAsync(cancellationToken);
    }

    private BacklogPlan Plan(Listing listing)
    {
        var now = time.GetUtcNow();
        var plan = BacklogPlan.Make(listing, ledger.State, settings, now, template.FlawOf);
        if (plan.Parallelism.WidensAt is null && !ledger.State.Migration.IsWidened)
            ledger.Append(new ParallelismWidened());

        if (!plan.IsOverloaded)
        {
            alerts.Recover(AlertCondition.Overload, Backlog, $"{listing.Listed} bugs wait");
            return plan;
        }

        alerts.Raise(
            AlertCondition.Overload,
            Backlog,
            $"{listing.Listed} bugs wait, more than {settings.Backlog.OverloadAbove}: one dispatch this pass",
            "Triage the backlog, or label bugs that can wait.");
        return plan;
    }

    private void NoteProgress()
    {
        if (termination.Token.IsCancellationRequested)
            return;

        var passes = ledger.State.CountWithoutProgress();
        if (passes >= PassesUntilNoProgress)
        {
            Note(ExitCode.DispatchFailed, $"bugs were listed, and none was dispatched, in {passes} passes in a row");
            alerts.Raise(
                AlertCondition.NoProgress,
                Backlog,
                $"{ledger.State.Tally.Listed} bugs are listed, and none was dispatched in {passes} passes in a row",
                "Run `nightly-dispatch run --dry-run`: it says why each is left out.");
        }
        else if (passes == 0)
        {
            alerts.Recover(AlertCondition.NoProgress, Backlog, "a job runs, or nothing waits");
        }
    }

    private async Task DeliverAsync()
    {
        if (!termination.Token.IsCancellationRequested)
            await alerts.DeliverAsync(CancellationToken.None);
    }

    private PassResult End()
    {
        _found.AddRange(turns.Ended.Select(ended => ended.Turn.Rule.ExitCode));
        if (settlement.TrackerProblem is { } problem)
            Note(ExitCode.TrackerUnusable, problem);
        if (ledger.State.OwnDispatches.Any(dispatch => dispatch.Stage == DispatchStage.Unknown))
            _found.Add(ExitCode.OutcomeUnknown);
        if (alerts.HasUndelivered)
            _found.Add(ExitCode.AlertUndelivered);

        var tally = ledger.State.Tally;
        if (!tally.IsBalanced())
            Note(ExitCode.Unexpected, $"the account does not balance: {tally}");

        var exitCode = termination.ExitCode ?? (int)Verdict.Of(_found);
        ledger.End(exitCode, time.GetUtcNow(), settings.Alerts.RateLimit);
        return new PassResult(pass, exitCode, tally, turns.Ended, _problems)
        {
            HasBacklog = _listing is not null,
            Behind = _listing?.Behind ?? 0,
            Paused = _paused,
            Alerted = alerts.Told,
        };
    }

    private void Note(ExitCode exitCode, string problem)
    {
        _found.Add(exitCode);
        _problems.Add(problem);
        log.Error("{Problem}", problem);
    }
}
