namespace NightlyDispatch.CommandLine;

/// <summary>Standard error, where on a terminal the last line may say what is waited for: other lines are written above it.</summary>
/// <param name="isLive">Whether it is a terminal; else nothing is drawn.</param>
internal sealed class LiveError(TextWriter error, bool isLive, TimeProvider time)
{
    private const string EraseLine = "\r\u001b[K";

    /// <summary>A terminal that wraps a line has two of them, of which the first is not erased; so it is told to cut.</summary>
    private const string BeginCut = "\u001b[?7l";
    private const string EndCut = "\u001b[?7h";

    private readonly Lock _guard = new();
    private string _drawn = "";

    public void WriteLine(string text)
    {
        lock (_guard)
        {
            error.Write(_drawn.Length > 0 ? $"{EraseLine}{text}\n{_drawn}" : $"{text}\n");
            error.Flush();
        }
    }

    /// <summary>Says until it is disposed what is waited for and for how long.</summary>
    public WaitingLine Wait(string what) => new(
        !isLive ? null : elapsed => Draw(elapsed is { TotalSeconds: var seconds } ? $"{what} … {seconds:0} s" : ""),
        time);

    /// <param name="text">Empty: the line goes away.</param>
    private void Draw(string text)
    {
        lock (_guard)
        {
            if (_drawn.Length == 0 && text.Length == 0)
                return;

            _drawn = text.Length == 0 ? "" : $"{BeginCut}{Columns.Printable(text)}{EndCut}";
            error.Write(EraseLine + _drawn);
            error.Flush();
        }
    }
}
