using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Backlog;

/// <summary>Who is left out and why, and in which order the others are tried: a pure function of bugs, ledger, settings and clock.</summary>
/// <param name="Behind">Bugs that come after all these, and are not looked at.</param>
/// <param name="Room">Agents that may be launched in this pass; 0: <paramref name="Full"/> says why.</param>
/// <param name="Full">Why there is no more room than that.</param>
internal sealed record BacklogPlan(
    IReadOnlyList<Bug> Order,
    IReadOnlyList<Exclusion> Excluded,
    int Behind,
    int Room,
    string Full,
    bool IsOverloaded,
    Parallelism Parallelism)
{
    /// <summary>Bugs that a pass looks at one by one, beside those that it must leave out.</summary>
    private const int Looks = 500;

    /// <summary>So many of the most urgent bugs that one is found which may be tried, however many others are set aside.</summary>
    public static int LooksAt(LedgerState ledger) =>
        Looks + ledger.Dispatches.Count + ledger.Bugs.Values.Count(bug => bug.Quarantine is not null);

    /// <param name="flaw">What makes a bug's text unfit for a prompt; null: nothing.</param>
    public static BacklogPlan Make(
        Listing listing,
        LedgerState ledger,
        Settings settings,
        DateTimeOffset now,
        Func<Bug, string?> flaw)
    {
        var order = new List<Bug>();
        var excluded = new List<Exclusion>();
        foreach (var bug in listing.Bugs.Order(BugOrder.Comparer))
        {
            if (WhyLeftOut(bug, ledger) is { } reason)
                excluded.Add(new(bug, reason, IsOwnFault: false));
            else if (flaw(bug) is { } fault)
                excluded.Add(new(bug, fault, IsOwnFault: true));
            else
                order.Add(bug);
        }

        var parallelism = Parallelism.At(now, ledger.Migration, settings.Parallelism);
        var isOverloaded = listing.Listed > settings.Backlog.OverloadAbove;
        var slots = Math.Max(0, parallelism.Limit - ledger.LiveJobs);
        var most = isOverloaded ? 1 : settings.Dispatch.MaxPerPass;
        var full = slots <= most ? NoSlot(parallelism, ledger) : Limited(isOverloaded, most);
        return new(order, excluded, listing.Behind, Math.Min(slots, most), full, isOverloaded, parallelism);
    }

    /// <summary>The bug that says the same and is live or awaits review; null: there is none.</summary>
    public static string? DuplicateOf(Bug bug, LedgerState ledger)
    {
        var fingerprint = Fingerprint.Of(bug);
        var live = ledger.Dispatches.Where(entry => entry.Value.Fingerprint == fingerprint).Select(entry => entry.Key);
        var reviewed = ledger.Bugs.Where(entry => entry.Value.AwaitsReview == fingerprint).Select(entry => entry.Key);
        return live.Concat(reviewed).FirstOrDefault(other => other != bug.Id.Value);
    }

    private static string? WhyLeftOut(Bug bug, LedgerState ledger)
    {
        if (ledger.Dispatches.GetValueOrDefault(bug.Id.Value) is { } dispatch)
            return WhyUnsettled(dispatch, ledger);
        if (ledger.HistoryOf(bug.Id.Value).Quarantine is { } quarantine)
            return $"quarantined after {quarantine} (retry {bug.Id} brings it back)";
        return DuplicateOf(bug, ledger) is { } other
            ? $"says the same as {other}, which is live or awaits review (retry {other} forgets a review)"
            : null;
    }

    /// <summary>Why a bug with an open dispatch is not tried.</summary>
    public static string WhyUnsettled(OpenDispatch dispatch, LedgerState ledger)
    {
        if (dispatch.Machine != ledger.Machine)
            return $"another computer that shares this state folder dispatched it (retry {dispatch.Bug} forgets that)";
        return dispatch.Stage == DispatchStage.Acknowledged
            ? $"its {dispatch.Provider} agent has run since {dispatch.Since.UtcDateTime:ddd d MMM HH:mm} UTC"
            : "an earlier dispatch of it is not settled yet";
    }

    private static string NoSlot(Parallelism parallelism, LedgerState ledger)
    {
        var until = parallelism.WidensAt is { } at ? $" until {at.UtcDateTime:ddd d MMM HH:mm} UTC" : "";
        var running = ledger.OwnDispatches.Where(dispatch => dispatch.HoldsSlot).Select(dispatch => dispatch.Bug).ToList();
        return $"{parallelism.InWords}{until}" + running.Count switch
        {
            0 => "",
            1 => $", and {running[0]} runs",
            _ => $", and {string.Join(", ", running)} run",
        };
    }

    private static string Limited(bool isOverloaded, int most) =>
        isOverloaded ? "the backlog is overloaded: 1 dispatch this pass" : most == 1 ? "1 dispatch a pass" : $"{most} dispatches a pass";
}
