namespace NightlyDispatch.Ledger;

/// <summary>An operator's wish that nothing new is dispatched for a while.</summary>
/// <param name="Until">Exclusive.</param>
internal sealed record Pause(DateTimeOffset Since, DateTimeOffset Until, string Reason)
{
    /// <param name="seen">What the ledger remembers of a pause, of this one or of an earlier one.</param>
    /// <returns>When this pause ends, if it holds now; null: it is over.</returns>
    /// <remarks>
    /// It never holds for longer than it was meant to: one that begins in the future was made by a clock that ran ahead, and is
    /// counted from the first pass that met it.
    /// </remarks>
    public DateTimeOffset? EndsAt(DateTimeOffset now, PauseSeen? seen)
    {
        var met = seen is not null && seen.Since == Since && seen.FirstAt <= now ? seen.FirstAt : now;
        var begun = Since < met ? Since : met;
        var end = begun + (Until - Since);
        return now < end ? end : null;
    }
}

/// <summary>What the ledger remembers of the newest pause that a pass met.</summary>
/// <param name="Since">Names the pause.</param>
/// <param name="Pass">The newest pass that it held back.</param>
internal sealed record PauseSeen(DateTimeOffset Since, DateTimeOffset FirstAt, string? Pass);
