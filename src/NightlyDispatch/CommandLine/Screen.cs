using NightlyDispatch.Configuration;

namespace NightlyDispatch.CommandLine;

/// <summary>Where a command talks to a person: results on the one stream, errors and what is waited for on the other.</summary>
internal sealed record Screen(TextWriter Output, TextWriter Error)
{
    public Ink OutputInk { get; init; } = Ink.None;

    public Ink ErrorInk { get; init; } = Ink.None;

    /// <summary>Whether both streams end in a terminal in which a line can be drawn anew.</summary>
    public bool IsLive { get; init; }

    public LiveError Live => field ??= new(Error, IsLive, TimeProvider.System);

    /// <summary>Of this process; each stream is judged by itself.</summary>
    public static Screen OfConsole()
    {
        var isSmart = Environment.GetEnvironmentVariable(Variables.Terminal) is not (null or "" or "dumb");
        var (output, error) = (isSmart && !Console.IsOutputRedirected, isSmart && !Console.IsErrorRedirected);
        return new Screen(GuardedOutput.OfConsole, Console.Error)
        {
            OutputInk = Ink.Of(output),
            ErrorInk = Ink.Of(error),
            IsLive = output && error,
        };
    }

    public int Fail(ExitCode exitCode, string problem)
    {
        foreach (var line in problem.Split('\n'))
            Live.WriteLine($"{ErrorInk.Bad("nightly-dispatch:")} {line}");
        return (int)exitCode;
    }
}
