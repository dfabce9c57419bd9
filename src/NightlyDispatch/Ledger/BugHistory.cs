namespace NightlyDispatch.Ledger;

/// <summary>What earlier passes have seen of a bug.</summary>
/// <param name="OwnFailures">Those that were not a provider's.</param>
/// <param name="AwaitsReview">The fingerprint of the text that a job worked on; null: none has.</param>
/// <param name="LastAt">After all that was remembered before, also where the clock was set back: the oldest is forgotten first.</param>
internal sealed record BugHistory(
    int OwnFailures,
    int AllFailures,
    string? Quarantine,
    string? AwaitsReview,
    DateTimeOffset LastAt)
{
    public static BugHistory None { get; } = new(0, 0, null, null, DateTimeOffset.MinValue);

    /// <summary>Why the bug has to be left alone from now on; null: it may be tried again (design, section 4, Quarantine).</summary>
    public string? QuarantineReason(int quarantineAfter) =>
        OwnFailures >= quarantineAfter ? $"{OwnFailures} failed attempts"
        : AllFailures >= 2 * quarantineAfter ? $"{AllFailures} failed attempts, providers' faults included"
        : null;
}
