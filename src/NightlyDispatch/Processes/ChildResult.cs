namespace NightlyDispatch.Processes;

/// <summary>How a call of a tool ended.</summary>
/// <param name="ExitCode">128 + n after signal n; null: it was not started, or did not end within its deadline and was ended.</param>
/// <param name="Output">Standard output as UTF-8; bytes that are none become U+FFFD.</param>
/// <param name="NotStarted">Why the program could not be started at all; null: it was started.</param>
internal sealed record ChildResult(int? ExitCode, string Output, string Error, TimeSpan Duration, string? NotStarted = null)
{
    public bool IsTimedOut => ExitCode is null && NotStarted is null;

    /// <summary>Whether a stream was longer than the capture limit, so that its text is cut.</summary>
    public bool IsCut { get; init; }
}
