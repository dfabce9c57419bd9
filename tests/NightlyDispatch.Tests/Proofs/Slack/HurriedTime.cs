namespace NightlyDispatch.Tests.Proofs.Slack;

/// <summary>Another clock, by which nobody waits long: the deadline for a server that never answers passes in a moment.</summary>
internal sealed class HurriedTime(TimeProvider clock) : TimeProvider
{
    private const int Hurry = 200;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime / Hurry, period);
}
