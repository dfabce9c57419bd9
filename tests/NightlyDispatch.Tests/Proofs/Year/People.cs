#pragma warning disable CA5394 // Insecure randomness: chance that can be repeated is what is wanted here.

using NightlyDispatch.Ledger;
using NightlyDispatch.Tests.Dispatching;

namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>Those who report bugs, review what agents did, take bugs themselves, and run the program's commands.</summary>
internal sealed class People(Night night, Agents agents, Random random)
{
    /// <summary>How many have been reported.</summary>
    public int Bugs { get; private set; }

    public void Live(int hour, LedgerState state)
    {
        Report();
        foreach (var bug in night.Tracker.Ids)
        {
            if (IsDone(bug, state))
                Close(bug, state);
            else if (state.HistoryOf(bug).Quarantine is not null && OneIn(20))
                Retry(bug);
            else if (OneIn(300))
                night.Tracker.Set(bug, "in_progress", "Dana Moor");
        }

        if (state.Pause is null ? OneIn(200) : OneIn(300))
            night.Pause($"maintenance {hour}", TimeSpan.FromHours(random.Next(1, 10)));
        else if (OneIn(6))
            night.Resume();
    }

    private void Report()
    {
        var bugs = random.Next(100) switch
        {
            < 55 => 0,
            < 85 => 1,
            < 95 => 2,
            < 99 => 3,
            _ => 14,
        };
        for (var n = 0; n < bugs; n++)
        {
            var id = $"bd-{++Bugs}";
            night.Tracker.Add(id, random.Next(2), OneIn(15) ? "The same" : null, OneIn(40) ? "op read op://a/b" : $"Steps of {id}.");
        }
    }

    private bool IsDone(string bug, LedgerState state)
    {
        var holding = night.Tracker[bug];
        return (state.HistoryOf(bug), holding.Status, holding.Assignee) switch
        {
            ({ AwaitsReview: not null }, _, _) => OneIn(4),
            ({ Quarantine: not null }, _, _) => OneIn(10),
            (_, _, "Dana Moor") => OneIn(5),
            (_, "open", _) => OneIn(40),
            (_, "closed", _) => true,
            _ => OneIn(100),
        };
    }

    /// <summary>The tracker keeps a closed bug; it is taken out here once nobody can ask for it any more.</summary>
    private void Close(string bug, LedgerState state)
    {
        night.Tracker.Set(bug, "closed", null);
        if (state.Dispatches.ContainsKey(bug) || agents.Works(bug))
            return;

        night.Tracker.Remove(bug);
        night.Runs.Forget(bug);
    }

    private void Retry(string bug)
    {
        using var ledger = LedgerFile.Open(night.LedgerPath, night.Time);
        ledger.Append(new BugRetried(bug, "machine-1"));
    }

    private bool OneIn(int chances) => random.Next(chances) == 0;
}
