namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>How long all passes have been clean, up to the beginning of the newest (design, section 4, Parallelism).</summary>
internal sealed class CleanHours
{
    private static readonly TimeSpan LongestGap = TimeSpan.FromHours(24);

    private DateTimeOffset? _last;
    private TimeSpan _clean;

    /// <returns>What could be known when the pass of this hour made its plan.</returns>
    public TimeSpan Count(Hour hour)
    {
        var gap = _last is { } last ? hour.Begun - last : TimeSpan.Zero;
        var atPlan = _last is null ? TimeSpan.Zero : _clean + (gap < TimeSpan.Zero ? TimeSpan.Zero : gap > LongestGap ? LongestGap : gap);
        if (hour.Result is not { } result || result.ExitCode is not ((int)ExitCode.Ok or (int)ExitCode.AlertUndelivered))
            (_last, _clean) = (null, TimeSpan.Zero);
        else if (result.Paused is null)
            (_last, _clean) = (hour.Begun, gap < TimeSpan.Zero ? TimeSpan.Zero : atPlan);
        return atPlan;
    }
}
