namespace NightlyDispatch.Ledger;

/// <summary>Counts the hours in which all passes were clean, until parallelism has widened for good (design, section 4).</summary>
/// <param name="LastStart">When the newest pass of the clean series began; null: there is no series.</param>
/// <param name="Clean">From the first pass of the series to the newest.</param>
internal sealed record MigrationClock(DateTimeOffset? FirstPass, DateTimeOffset? LastStart, TimeSpan Clean, bool IsWidened)
{
    /// <summary>What a gap between two passes counts for at most.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromHours(24);

    public static MigrationClock Unstarted { get; } = new(null, null, TimeSpan.Zero, false);

    public MigrationClock Started(DateTimeOffset at) => this with { FirstPass = FirstPass ?? at };

    /// <summary>
    /// A pass that began at <paramref name="start"/> ended cleanly. Where the clock was set back in between, nobody knows what
    /// the series has measured, and it begins anew.
    /// </summary>
    public MigrationClock EndedCleanly(DateTimeOffset start) =>
        this with { LastStart = start, Clean = start < LastStart ? TimeSpan.Zero : CleanAt(start) };

    public MigrationClock Interrupted() => this with { LastStart = null, Clean = TimeSpan.Zero };

    public TimeSpan CleanAt(DateTimeOffset now) =>
        LastStart is { } last ? Clean + Clamp(now - last) : TimeSpan.Zero;

    /// <summary>When the series will be long enough, if it goes on.</summary>
    public DateTimeOffset WidensAt(DateTimeOffset now, TimeSpan window) => now + (window - CleanAt(now));

    private static TimeSpan Clamp(TimeSpan gap) =>
        gap < TimeSpan.Zero ? TimeSpan.Zero : gap > LongestGap ? LongestGap : gap;
}
