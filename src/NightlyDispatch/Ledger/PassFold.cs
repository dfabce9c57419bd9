namespace NightlyDispatch.Ledger;

/// <summary>What the beginning, the account and the end of a pass change in the ledger's state.</summary>
internal static class PassFold
{
    public static LedgerState Begin(this LedgerState state, PassStarted line)
    {
        var wasCut = state.OpenPass is not null;
        return state with
        {
            OpenPass = line.Pass,
            OpenSince = line.At,
            Machine = line.Machine,
            Actor = line.Actor,
            Session = line.Session,

            // Another computer searched for its own claims only.
            MayHaveOrphans = state.MayHaveOrphans || wasCut || state.Machine != line.Machine,
            Migration = (wasCut ? state.Migration.Interrupted() : state.Migration).Started(line.At),
            Tally = PassTally.Empty,
        };
    }

    /// <summary>A backlog that was read and holds nothing for the night ends the series of passes without progress.</summary>
    public static LedgerState Count(this LedgerState state, BacklogRead line) =>
        state with
        {
            HasSeenBugs = state.HasSeenBugs || line.Received > 0,
            PassesWithoutProgress = line.Listed == 0 ? 0 : state.PassesWithoutProgress,
            Tally = state.Tally with
            {
                Received = line.Received,
                Listed = line.Listed,
                FilteredOut = state.Tally.FilteredOut.Clear().AddRange(line.FilteredOut),
            },
        };

    public static LedgerState Count(this LedgerState state, BugEnded line)
    {
        var counted = state with { Tally = state.Tally.With(line.Class) };
        if (line.CountsToQuarantine)
            return counted.RememberFailure(line.Bug, line.At, isProviderFault: false);
        return line.Class == BugClass.Dispatched && state.Dispatches.TryGetValue(line.Bug, out var dispatch)
            ? counted with { Dispatches = state.Dispatches.SetItem(line.Bug, dispatch with { IsConfirmed = true }) }
            : counted;
    }

    /// <summary>A pass that could not read the backlog, or was paused, says nothing about progress.</summary>
    public static int CountWithoutProgress(this LedgerState state) =>
        state.IsPaused ? state.PassesWithoutProgress
        : state.Tally.Dispatched > 0 || state.LiveJobs > 0 ? 0
        : state.Tally.Listed > 0 ? state.PassesWithoutProgress + 1
        : state.PassesWithoutProgress;

    public static LedgerState End(this LedgerState state, int exitCode, DateTimeOffset now) =>
        state with
        {
            OpenPass = null,
            LastPass = new PassSummary(state.OpenPass ?? "", state.OpenSince, now, exitCode, state.IsPaused, state.Tally),
            Migration = state.MigrationAfter(exitCode),
            PassesWithoutProgress = state.CountWithoutProgress(),
            Dispatches = state.Dispatches.SetItems(state.Dispatches
                .Where(entry => entry.Value.Unanswered > 0 && entry.Value.UnansweredIn != state.OpenPass)
                .Select(entry => KeyValuePair.Create(entry.Key, entry.Value with { Unanswered = 0, UnansweredIn = null }))),
        };

    public static LedgerState Pause(this LedgerState state, PassPaused line) =>
        state with
        {
            Pause = state.Pause is { } seen && seen.Since == line.Since && seen.FirstAt <= line.At
                ? seen with { Pass = line.Pass }
                : new PauseSeen(line.Since, line.At, line.Pass),
        };

    /// <summary>A pass that was paused proves nothing: it neither adds to the clean hours nor ends their series.</summary>
    private static MigrationClock MigrationAfter(this LedgerState state, int exitCode) =>
        !IsClean(exitCode) ? state.Migration.Interrupted()
        : state.IsPaused ? state.Migration
        : state.Migration.EndedCleanly(state.OpenSince);

    /// <summary>Whether a pass that ended so counts for the migration (design, section 4); 75 writes no line at all.</summary>
    private static bool IsClean(int exitCode) => exitCode is (int)ExitCode.Ok or (int)ExitCode.AlertUndelivered;
}
