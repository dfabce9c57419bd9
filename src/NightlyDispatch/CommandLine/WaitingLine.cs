namespace NightlyDispatch.CommandLine;

/// <summary>Tells a person at a terminal what the program waits for and for how long; what takes no time is not told.</summary>
internal sealed class WaitingLine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Action<TimeSpan?>? _draw;
    private readonly ITimer? _timer;

    /// <param name="draw">Is given how long it has been, and null when it is over; null: nothing is drawn.</param>
    public WaitingLine(Action<TimeSpan?>? draw, TimeProvider time)
    {
        if (draw is null)
            return;

        var begun = time.GetTimestamp();
        _draw = draw;
        _timer = time.CreateTimer(_ => draw(time.GetElapsedTime(begun)), null, Patience, Tick);
    }

    public async ValueTask DisposeAsync()
    {
        if (_timer is null)
            return;

        await _timer.DisposeAsync();
        _draw!(null);
    }
}
