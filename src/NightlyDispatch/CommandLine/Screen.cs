namespace NightlyDispatch.CommandLine;

/// <summary>Where a command talks to a person: results on the one stream, errors on the other.</summary>
internal sealed record Screen(TextWriter Output, TextWriter Error)
{
    public int Fail(ExitCode exitCode, string problem)
    {
        foreach (var line in problem.Split('\n'))
            Error.WriteLine($"nightly-dispatch: {line}");
        return (int)exitCode;
    }
}
