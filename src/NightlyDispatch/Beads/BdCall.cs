using NightlyDispatch.Processes;

namespace NightlyDispatch.Beads;

/// <summary>A finished call of bd: its answer if it gave one, else the error that says what to do next.</summary>
/// <param name="Name">For example "bd ready".</param>
/// <param name="Advice">A sentence on what to do where it failed; may be empty.</param>
internal sealed record BdCall(string Name, string Advice, TimeSpan Deadline, ChildResult Result)
{
    /// <summary>What bd gave as the reason for failing.</summary>
    public string Failure => Result switch
    {
        { NotStarted: { } reason } => reason,
        { IsTimedOut: true } =>
            $"{Name} did not answer within {Deadline.TotalSeconds:0} s and was ended; another process may hold its database",
        _ => $"{Name} failed with exit code {Result.ExitCode}: {BdFailure.Words(Result.Output, Result.Error)}",
    };

    /// <exception cref="TrackerException">
    /// bd failed, or its answer is cut or has another form than <paramref name="reading"/> knows: a <see cref="FormatException"/>, whose
    /// message completes "bd answered with …".
    /// </exception>
    public T Read<T>(Func<string, T> reading)
    {
        if (Result.ExitCode != 0)
            throw Unusable(Failure);
        if (Result.IsCut)
            throw Unusable($"{Name} printed more than can be taken in");

        try
        {
            return reading(Result.Output);
        }
        catch (FormatException exception)
        {
            throw Unusable($"{Name} answered with {exception.Message}");
        }
    }

    public TrackerException Unusable(string problem) => new($"{problem}. {Advice}".TrimEnd());
}
