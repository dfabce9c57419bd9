using NightlyDispatch.Ledger;

namespace NightlyDispatch.Reporting;

/// <summary>What became of each bug, in these nights and in each of them.</summary>
/// <param name="now">The state after the newest line.</param>
internal sealed class BugFates(IReadOnlyList<RecordedPass> passes, LedgerState now)
{
    private readonly ILookup<string, SettledJob> _jobs = passes.SelectMany(pass => pass.Steps())
        .Where(step => step.Line is JobEnded)
        .Select(step => SettledJob.From((JobEnded)step.Line, step.Before))
        .ToLookup(job => job.Bug);

    private readonly ILookup<string, BugEnded> _turns = passes.SelectMany(pass => pass.Lines).OfType<BugEnded>().ToLookup(turn => turn.Bug);

    /// <summary>The night of a pass is that of its beginning, also for what it did in the next.</summary>
    private readonly ILookup<CalendarNight, RecordedPass> _nights = passes.ToLookup(pass => CalendarNight.Of(pass.Began));

    private readonly ILookup<string, Acknowledged> _starts =
        passes.SelectMany(pass => pass.Lines).OfType<Acknowledged>().ToLookup(start => start.Bug);

    public int Dispatches => _starts.Sum(starts => starts.Count());

    public int DispatchedBugs => _starts.Count;

    public string? TitleOf(string bug) => _turns[bug].LastOrDefault()?.Title;

    /// <summary>The newest that worked; null: none did in these nights.</summary>
    public SettledJob? WorkOn(string bug) => _jobs[bug].LastOrDefault(job => job.Outcome == JobOutcome.Worked);

    /// <summary>By outcome, and the most urgent first.</summary>
    public IReadOnlyList<ReportedBug> InAll() =>
    [
        .. _turns.Select(turns => turns.Key).Union(_jobs.Select(jobs => jobs.Key))
            .Select(Fate)
            .OrderBy(bug => bug.Outcome)
            .ThenBy(bug => bug.Priority ?? int.MaxValue)
            .ThenBy(bug => bug.Bug, StringComparer.Ordinal),
    ];

    /// <summary>A job counts to the night in which it was started, whenever it ended.</summary>
    public IReadOnlyList<NightBug> In(CalendarNight night)
    {
        List<LedgerEvent> lines = [.. _nights[night].SelectMany(pass => pass.Lines)];
        var left = lines.OfType<BugEnded>().Select(turn => (turn.Bug, Outcome: OutcomeOf(turn.Class)));
        var started = lines.OfType<StartIntended>().Select(start => (start.Bug, Outcome: OutcomeOf(start))).Where(job => job.Outcome is not null);
        return
        [
            .. left.Concat(started.Select(job => (job.Bug, Outcome: job.Outcome!.Value)))
                .GroupBy(end => end.Bug)
                .Select(ends => new NightBug(ends.Key, TitleOf(ends.Key), ends.Last().Outcome))
                .OrderBy(bug => bug.Outcome)
                .ThenBy(bug => bug.Bug, StringComparer.Ordinal),
        ];
    }

    /// <summary>Null: it launched nothing, or what became of it is not known.</summary>
    private BugOutcome? OutcomeOf(StartIntended start) =>
        _jobs[start.Bug].FirstOrDefault(job => job.Started == start.At) is { } job ? OutcomeOf(job.Outcome)
        : Running().Any(dispatch => dispatch.Bug == start.Bug && dispatch.Since == start.At) ? BugOutcome.Running
        : null;

    private IEnumerable<OpenDispatch> Running() => now.Dispatches.Values.Where(dispatch => dispatch.HoldsSlot);

    private ReportedBug Fate(string bug)
    {
        var turn = _turns[bug].LastOrDefault();
        var job = _jobs[bug].LastOrDefault();
        var running = Running().FirstOrDefault(dispatch => dispatch.Bug == bug);
        var fate = new ReportedBug(
            bug,
            turn?.Title,
            turn?.Priority,
            turn is null ? BugOutcome.Skipped : OutcomeOf(turn.Class),
            turn?.At ?? default,
            turn?.Reason ?? "",
            _starts[bug].Count(),
            null,
            null,
            null,
            null,
            []);
        return running is not null ? With(fate, running) : job is not null ? With(fate, job) : fate;
    }

    private static ReportedBug With(ReportedBug fate, OpenDispatch running) => fate with
    {
        Outcome = BugOutcome.Running,
        At = running.Since,
        Reason = running.Stage == DispatchStage.Acknowledged ? "at work when the last pass looked" : "perhaps at work: its start is not settled yet",
        Provider = running.Provider,
        Model = running.Model,
        Worktree = running.Worktree,
    };

    private static ReportedBug With(ReportedBug fate, SettledJob job) => fate with
    {
        Outcome = OutcomeOf(job.Outcome),
        At = job.Judged,
        Reason = job.Reason,
        Provider = job.Provider,
        Model = job.Model,
        Seconds = job.Seconds,
        Worktree = job.Worktree,
        Commits = job.Commits,
    };

    private static BugOutcome OutcomeOf(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Worked => BugOutcome.Worked,
        JobOutcome.Failed => BugOutcome.Failed,
        JobOutcome.DidNothing => BugOutcome.DidNothing,
        JobOutcome.Stopped => BugOutcome.Stopped,
        _ => BugOutcome.Vanished,
    };

    /// <summary>A dispatched bug without a job, neither ended nor alive, was forgotten by hand: nothing shows what it did.</summary>
    private static BugOutcome OutcomeOf(BugClass bugClass) => bugClass switch
    {
        BugClass.Dispatched => BugOutcome.Vanished,
        BugClass.Failed => BugOutcome.NotStarted,
        BugClass.Deferred => BugOutcome.Deferred,
        _ => BugOutcome.Skipped,
    };
}
