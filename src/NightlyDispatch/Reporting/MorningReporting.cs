using NightlyDispatch.Ledger;

namespace NightlyDispatch.Reporting;

/// <summary>Sums up the last nights.</summary>
/// <param name="outline">Puts a pass in short.</param>
internal sealed class MorningReporting(RecordedPasses recorded, Func<RecordedPass, PassOutline> outline, DateTimeOffset at)
{
    /// <summary>What a pass may be late before it is missed.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromHours(1);

    /// <summary>From when on the passes have to be read: tonight does not count while it has no pass.</summary>
    public static DateTimeOffset Begin(DateTimeOffset at, int nights) => CalendarNight.Of(at).Plus(-nights).Begin;

    /// <param name="chain">The providers of the settings.</param>
    public MorningReport Report(int count, IEnumerable<string> chain, int unreadableLines)
    {
        var nights = Nights(count);
        List<RecordedPass> passes = [.. recorded.Passes.Where(pass => nights.Contains(CalendarNight.Of(pass.Began)))];
        List<LedgerEvent> lines = [.. passes.SelectMany(pass => pass.Lines)];
        var fates = new BugFates(passes, recorded.Now);
        List<ReportedNight> reported = [.. nights.Select(night => Reported(night, passes, fates))];
        var bugs = fates.InAll();
        return new MorningReport(
            at,
            passes.SelectMany(pass => pass.Lines).OfType<PassStarted>().LastOrDefault()?.Host,
            reported,
            fates.Dispatches,
            fates.DispatchedBugs,
            OutcomeCounts.Of([.. bugs.Select(bug => bug.Outcome)]),
            bugs,
            Waiting(passes, fates),
            [.. Providers(chain, lines).Select(provider => Figures(provider, passes, lines))],
            Probes([.. reported.SelectMany(night => night.Passes).Select(pass => pass.PaidProbes)]),
            unreadableLines);
    }

    /// <summary>Nights without a pass are among them: that nothing was done then is what somebody has to see.</summary>
    private List<CalendarNight> Nights(int count)
    {
        if (recorded.Now.Migration.FirstPass is not { } first)
            return [];

        var seen = recorded.Passes.Select(pass => CalendarNight.Of(pass.Began)).ToHashSet();
        var tonight = CalendarNight.Of(at);
        var last = seen.Contains(tonight) || IsPassDue(tonight) ? tonight : tonight.Plus(-1);
        return
        [
            .. Enumerable.Range(0, count).Select(night => last.Plus(night + 1 - count))
                .Where(night => night.End > first)
                .Concat(seen.Where(night => night.Begin > last.Begin).OrderBy(night => night.Begin)),
        ];
    }

    /// <summary>Whether every night that had a pass had had one by this time.</summary>
    private bool IsPassDue(CalendarNight tonight)
    {
        var firsts = recorded.Passes.GroupBy(pass => CalendarNight.Of(pass.Began)).Select(night => night.First().Began - night.Key.Begin);
        return at - tonight.Begin > firsts.DefaultIfEmpty(TimeSpan.MaxValue - Delay).Max() + Delay;
    }

    private ReportedNight Reported(CalendarNight night, IEnumerable<RecordedPass> passes, BugFates fates) => new(
        night.Evening,
        night.Begin,
        night.End,
        [.. passes.Where(pass => CalendarNight.Of(pass.Began) == night).Select(outline)],
        fates.In(night));

    private WaitingBugs Waiting(List<RecordedPass> passes, BugFates fates)
    {
        var now = recorded.Now;
        var newest = passes.LastOrDefault(pass => pass.Lines.OfType<BacklogRead>().Any());
        return new WaitingBugs(
            [
                .. now.Dispatches.Values.Where(dispatch => dispatch.HoldsSlot)
                    .Select(job => new RunningJob(job.Bug, fates.TitleOf(job.Bug), job.Provider, job.Model, job.Since, job.Worktree)),
            ],
            [.. now.Bugs.Where(entry => entry.Value.AwaitsReview is not null).Select(entry => Reviewable(entry.Key, entry.Value, fates))],
            Standing.Quarantine(now),
            [
                .. (newest?.Lines ?? []).OfType<BugEnded>().Where(bug => bug.Class == BugClass.Deferred)
                    .Select(bug => new DeferredBug(bug.Bug, bug.Title, bug.Priority, bug.Reason)),
            ],
            (newest?.Lines ?? []).OfType<BugsDeferred>().Sum(line => line.Count),
            Standing.HalfDone(now.Dispatches.Values));
    }

    private static ReviewableBug Reviewable(string bug, BugHistory history, BugFates fates)
    {
        var work = fates.WorkOn(bug);
        return new ReviewableBug(bug, fates.TitleOf(bug), work?.Judged ?? history.LastAt, work?.Worktree, work?.Commits ?? []);
    }

    private static IEnumerable<string> Providers(IEnumerable<string> chain, List<LedgerEvent> lines) =>
        chain.Concat(lines.OfType<PreflightFinished>().Select(line => line.Provider))
            .Concat(lines.OfType<JobEnded>().Select(line => line.Provider))
            .Distinct();

    private ReportedProvider Figures(string provider, List<RecordedPass> passes, List<LedgerEvent> lines) =>
        ProviderFigures.Of(provider, passes.Count == 0 ? recorded.Now : passes[0].Before, recorded.Now, at, lines);

    private static PaidProbeFigures Probes(IReadOnlyList<PaidProbes> passes)
    {
        var total = passes.Aggregate(PaidProbes.None, (sum, probes) => sum.Plus(probes));
        return new PaidProbeFigures(
            passes.Count,
            total.Preflights,
            total.Starts,
            passes.Count == 0 ? null : Math.Round((double)total.Preflights / passes.Count, 4),
            passes.Select(probes => probes.Preflights).DefaultIfEmpty(0).Max());
    }
}
