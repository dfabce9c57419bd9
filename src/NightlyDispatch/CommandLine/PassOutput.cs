namespace NightlyDispatch.CommandLine;

/// <summary>Where a pass writes: at once, or quietly: at its end, and only if somebody should read it.</summary>
internal sealed class PassOutput : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly Screen _real;

    public PassOutput(Screen real, bool isQuiet)
    {
        _real = real;
        Screen = isQuiet ? new Screen(_output, _error) { OutputInk = real.OutputInk, ErrorInk = real.ErrorInk } : real;
    }

    public Screen Screen { get; }

    /// <summary>Nothing failed and nothing was alerted; a pass that ends in an exception never says so.</summary>
    public bool IsAllWell { get; set; }

    /// <summary>The account comes first: in cron's mail it says at the top what the log below explains.</summary>
    public void Dispose()
    {
        if (!IsAllWell)
        {
            _real.Output.Write(_output.ToString());
            _real.Output.Flush();
            _real.Error.Write(_error.ToString());
            _real.Error.Flush();
        }

        _output.Dispose();
        _error.Dispose();
    }
}
