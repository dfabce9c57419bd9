using Microsoft.Extensions.Time.Testing;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>A clock that jumps over short waits at once; deadlines are long, and pass only when a test advances the clock.</summary>
internal sealed class EagerTime(DateTimeOffset begin) : FakeTimeProvider(begin)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private TimeSpan _set;

    /// <summary>Somebody sets the clock; what is measured goes on, as by a computer's monotonic clock.</summary>
    public void Set(TimeSpan by)
    {
        AdjustTime(GetUtcNow() + by);
        _set += by;
    }

    public override long GetTimestamp() => base.GetTimestamp() - _set.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= LongestWait)
            Advance(dueTime);
        return timer;
    }
}
