namespace NightlyDispatch.Ledger;

/// <summary>What the ledger holds of one pass.</summary>
/// <param name="Before">The state that it began with.</param>
/// <param name="Lines">At least one, in the order in which they were written.</param>
internal sealed record RecordedPass(string Id, LedgerState Before, IReadOnlyList<LedgerEvent> Lines)
{
    /// <summary>Its first line is that of its beginning, unless that one cannot be read.</summary>
    public DateTimeOffset Began => Lines[0].At;

    /// <summary>Each line, and the state that it was written in.</summary>
    public IEnumerable<(LedgerState Before, LedgerEvent Line)> Steps()
    {
        var state = Before;
        foreach (var line in Lines)
        {
            yield return (state, line);
            state = state.Apply(line);
        }
    }
}

/// <summary>Passes in a row, the oldest first.</summary>
/// <param name="Now">The state after the newest line of the ledger that was read.</param>
internal sealed record RecordedPasses(IReadOnlyList<RecordedPass> Passes, LedgerState Now);
