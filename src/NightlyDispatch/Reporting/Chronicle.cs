using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Reporting;

/// <summary>Tells of passes that were made, from the ledger alone and also while one runs.</summary>
internal sealed class Chronicle(string stateFolder, ProviderPolicy policy)
{
    private readonly PassHistory _history = new(StateFiles.Ledger(stateFolder));
    private readonly Outlining _outlining = new(policy);

    /// <exception cref="StateException">The ledger cannot be read.</exception>
    public HistoryReport Newest(int count) => Report(() => _history.Newest(count));

    /// <exception cref="StateException">The ledger cannot be read.</exception>
    public HistoryReport Since(DateTimeOffset begin) => Report(() => _history.Since(begin));

    /// <returns>Null: there is no pass yet.</returns>
    /// <exception cref="StateException">The ledger cannot be read.</exception>
    public ShownPass? ShowNewest()
    {
        var (recorded, isRunning) = Read(() => _history.Newest(1));
        return recorded.Passes is [var pass] ? Showing.Show(pass, Outline(pass, recorded.Now, isRunning), _history.Unreadable) : null;
    }

    /// <summary>The passes whose id begins so, the newest first.</summary>
    /// <param name="beginning">Letters, digits and hyphens.</param>
    /// <exception cref="StateException">The ledger cannot be read.</exception>
    public IReadOnlyList<ShownPass> Show(string beginning, int most)
    {
        var found = _history.Find(beginning, most);
        var unreadable = _history.Unreadable;
        var (newest, isRunning) = Read(() => _history.Newest(1));
        return [.. found.Select(pass => Showing.Show(pass, Outline(pass, newest.Now, isRunning), unreadable))];
    }

    /// <summary>The last nights, up to now.</summary>
    /// <exception cref="StateException">The ledger cannot be read.</exception>
    public MorningReport Morning(DateTimeOffset now, int nights)
    {
        var (recorded, isRunning) = Read(() => _history.Since(MorningReporting.Begin(now, nights)));
        return new MorningReporting(recorded, pass => Outline(pass, recorded.Now, isRunning), now)
            .Report(nights, policy.Chain.Select(provider => provider.Name), _history.Unreadable);
    }

    private PassOutline Outline(RecordedPass pass, LedgerState now, bool? isRunning) =>
        _outlining.Outline(pass, pass.Id == now.OpenPass ? isRunning : false);

    /// <summary>Whether a pass is at work, as seen on both sides of the reading: one that ended meanwhile was running, not cut short.</summary>
    private (RecordedPasses Recorded, bool? IsRunning) Read(Func<RecordedPasses> read)
    {
        var before = LockHolder.Of(StateFiles.Lock(stateFolder)).IsHeld;
        var recorded = read();
        var after = LockHolder.Of(StateFiles.Lock(stateFolder)).IsHeld;
        return (recorded, before is null || after is null ? null : before.Value || after.Value);
    }

    private HistoryReport Report(Func<RecordedPasses> read)
    {
        var (recorded, isRunning) = Read(read);
        return new HistoryReport([.. recorded.Passes.Select(pass => Outline(pass, recorded.Now, isRunning))], _history.Unreadable);
    }
}
