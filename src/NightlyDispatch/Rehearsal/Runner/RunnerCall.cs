namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>One call of the stand-in runner: what was asked, and what the rehearsal has planned for it.</summary>
internal sealed record RunnerCall(
    RunnerFolder Folder,
    RunnerPlan Plan,
    RunnerArguments Arguments,
    Stream Input,
    TextWriter Output,
    TextWriter Error)
{
    public int Refuse(Refusal refusal)
    {
        Output.Write(Filled(refusal.Output));
        Error.Write(Filled(refusal.Error));
        return refusal.ExitCode;
    }

    /// <summary>False: the rehearsal is over.</summary>
    public bool Wait(TimeSpan duration) => Lifetime.Wait(Folder.Root, duration, CancellationToken.None);

    private string Filled(string text) =>
        text.Replace("{beads}", Arguments.Beads, StringComparison.Ordinal)
            .Replace("{provider}", Arguments.Provider, StringComparison.Ordinal)
            .Replace("{model}", Arguments.Model, StringComparison.Ordinal);
}
