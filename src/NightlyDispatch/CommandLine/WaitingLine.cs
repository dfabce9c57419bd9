namespace NightlyDispatch.CommandLine;

/// <summary>Tells a person at a terminal what the program waits for and for how long; in a pipe it prints nothing.</summary>
internal sealed class WaitingLine : IAsyncDisposable
{
    private const string EraseLine = "\r\u001b[K";

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();
    private Task _ticking = Task.CompletedTask;

    private WaitingLine()
    {
    }

    public static WaitingLine Show(string what, TextWriter error, TimeProvider time)
    {
        var line = new WaitingLine();
        if (!Console.IsErrorRedirected && !Console.IsOutputRedirected)
            line._ticking = line.TickAsync(what, error, time);
        return line;
    }

    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested)
            return;

        await _end.CancelAsync();
        await _ticking;
        _end.Dispose();
    }

    private async Task TickAsync(string what, TextWriter error, TimeProvider time)
    {
        var begun = time.GetTimestamp();
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            do
            {
                await error.WriteAsync($"{EraseLine}{what} … {time.GetElapsedTime(begun).TotalSeconds:0} s");
                await error.FlushAsync();
            }
            while (await timer.WaitForNextTickAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
            await error.WriteAsync(EraseLine);
        }
    }
}
