using NightlyDispatch.Ledger;
using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd.Proofs.Races;

/// <summary>Several hosts whose passes want the same bugs of one tracker at the same time.</summary>
/// <param name="Faults">What was wrong.</param>
/// <param name="DoubleWins">Bugs of which two hosts or more were told that they had won them.</param>
/// <param name="IsFair">Every claim took less time than a host waits before its re-read, and what was to be a tie was one.</param>
internal sealed record HostRace(IReadOnlyList<string> Faults, int Dispatched, int DoubleWins, bool IsFair)
{
    private const int Bugs = 3;

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Between a claim and its re-read. Whoever may still overwrite a claim has read the bug before that claim was written, and writes
    /// when its own window has ended: a host that waits longer than any claim takes re-reads who really holds the bug.
    /// </summary>
    private static readonly TimeSpan ClaimPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AgentDeadline = TimeSpan.FromSeconds(60);

    /// <param name="profile">Of bd.</param>
    /// <param name="isAtomic">Whether its claims are a compare-and-set.</param>
    /// <param name="isTie">Every host's first claim waits until all are there: where claims are not atomic, all win.</param>
    public static async Task<HostRace> PlayAsync(int hosts, string profile, bool isAtomic, bool isTie)
    {
        await using var first = await Night.BeginAsync(SettingOf(profile, isAtomic));
        var gate = isTie ? Path.Join(first.Folder.Root, "gate") : null;
        if (gate is not null)
            TrackerWorkspace.Inject(first.Folder.Beads, SlowClaim(gate));
        var nights = new List<Night> { first };
        try
        {
            while (nights.Count < hosts)
            {
                var setting = SettingOf(profile, isAtomic) with { SharedTracker = first.Folder.Beads, TrackerFaults = [] };
                nights.Add(await Night.BeginAsync(setting));
            }

            var racing = nights.Select(night => night.PassAsync()).ToList();
            var opened = gate is null ? DateTimeOffset.MinValue : await OpenAsync(gate, nights);
            var passes = await Task.WhenAll(racing);
            var begun = await Task.WhenAll(nights.Select(AgentsAsync));
            var claims = nights.SelectMany(ClaimsOf).ToList();
            var doubleWins = claims.Where(claim => claim.ExitCode == 0).CountBy(claim => claim.Arguments[1]).Count(bug => bug.Value > 1);
            return new HostRace(
                [.. passes.SelectMany(FaultsOf), .. nights.SelectMany(FaultsOf), .. Agents(begun), .. Holders(first, nights)],
                begun.Sum(agents => agents.Count),
                doubleWins,
                isAtomic || ((doubleWins > 0 || !isTie) && claims.TrueForAll(claim => claim.EndedAt - Later(claim.At, opened) < ClaimPause)));
        }
        finally
        {
            foreach (var night in nights.Skip(1))
                await night.DisposeAsync();
        }
    }

    private static async Task<DateTimeOffset> OpenAsync(string gate, IReadOnlyList<Night> nights)
    {
        await Night.UntilAsync(() => nights.All(night => ClaimsOf(night).Any()));
        await File.WriteAllTextAsync(gate, "");
        return DateTimeOffset.UtcNow;
    }

    private static IEnumerable<LoggedCall> ClaimsOf(Night night) => night.Updates.Where(call => call.Arguments.Contains("--claim"));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static RehearsalSetting SettingOf(string profile, bool isAtomic)
    {
        var setting = RehearsalSetting.Of([.. Enumerable.Range(1, Bugs).Select(Night.Bug)]) with
        {
            TrackerProfile = profile,
            Runner = new RunnerPlan(Agent: Night.LastingAgent),
        };
        return isAtomic
            ? setting
            : setting.WithSection("dispatch", $$"""{ "claimPause": "{{ClaimPause.TotalSeconds:0}}s" }""") with
            {
                TrackerFaults = [SlowClaim(gate: null)],
            };
    }

    private static Fault SlowClaim(string? gate) =>
        new(new FaultMatch("update", Flag: "--claim"), new FaultEffect(Until: gate, SnapshotRaceMs: (int)Window.TotalMilliseconds));

    /// <summary>All that ever began on a host, once that of each of its dispatches has.</summary>
    private static async Task<IReadOnlyList<AgentRecord>> AgentsAsync(Night night)
    {
        using var deadline = new CancellationTokenSource(AgentDeadline);
        var marks = night.Ledger.OwnDispatches.Select(dispatch => dispatch.Mark).ToList();
        var records = await AgentLog.ReadWhenAsync(
            night.Folder.Root, all => marks.TrueForAll(mark => all.Any(record => record.Mark == mark)), deadline.Token);
        return [.. records.Where(record => record.Phase == AgentRecord.Begin)];
    }

    private static IEnumerable<string> FaultsOf(ChildResult pass)
    {
        if (pass.ExitCode != 0)
            yield return $"a pass ended with {pass.ExitCode}: {pass.Output}{pass.Error}";
    }

    /// <summary>Nobody had a reason to give anything back: a claim that was lost is another host's.</summary>
    private static IEnumerable<string> FaultsOf(Night night) =>
    [
        .. night.Updates.Where(call => call.Arguments.Contains("--status")).Select(call => $"released: {string.Join(' ', call.Arguments)}"),
        .. night.Folder.LeftPrompts
            .Except(night.Ledger.OwnDispatches.Select(dispatch => dispatch.Prompt))
            .Select(prompt => $"left: {prompt}"),
    ];

    private static IEnumerable<string> Agents(IReadOnlyList<AgentRecord>[] begun)
    {
        if (begun.Sum(agents => agents.Count) != Math.Min(begun.Length, Bugs))
            yield return $"{begun.Sum(agents => agents.Count)} agents for {begun.Length} hosts and {Bugs} bugs";
        foreach (var agents in begun.SelectMany(agents => agents).GroupBy(agent => agent.Beads))
        {
            if (agents.Count() > 1 || agents.Any(agent => agent.Beside is not null))
                yield return $"{agents.Count()} agents began on {agents.Key}";
        }
    }

    /// <summary>Each dispatch has its bug and its agent, and nobody else has the bug.</summary>
    private static IEnumerable<string> Holders(Night tracker, IReadOnlyList<Night> nights)
    {
        var dispatches = nights.SelectMany(night => night.Ledger.OwnDispatches).ToLookup(dispatch => dispatch.Bug);
        foreach (var bug in TrackerWorkspace.Read(tracker.Folder.Beads))
        {
            var isRight = bug.Assignee.Length == 0
                ? bug.Status == "open" && !dispatches[bug.Id].Any()
                : dispatches[bug.Id].ToList() is [{ HoldsSlot: true, Mark: { } mark } dispatch]
                    && dispatch.Actor == bug.Assignee && MarkedProcesses.Find(mark).Count > 0;
            if (!isRight)
                yield return $"{bug.Id} is {bug.Status}, held by '{bug.Assignee}'; dispatches: {string.Join(", ", dispatches[bug.Id])}";
        }
    }
}
