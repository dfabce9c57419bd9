namespace NightlyDispatch.Dispatching;

/// <summary>Finds the one exit code for all that happened in a pass (design, section 8).</summary>
internal static class Verdict
{
    /// <summary>Several at once: the first of these wins.</summary>
    private static readonly ExitCode[] Precedence =
    [
        ExitCode.Unexpected,
        ExitCode.Usage,
        ExitCode.StateUnusable,
        ExitCode.TrackerUnusable,
        ExitCode.RunnerUnusable,
        ExitCode.OutcomeUnknown,
        ExitCode.NoProvider,
        ExitCode.DispatchFailed,
        ExitCode.AlertUndelivered,
    ];

    public static ExitCode Of(IReadOnlyCollection<ExitCode> found) =>
        Precedence.Where(found.Contains).DefaultIfEmpty(ExitCode.Ok).First();
}
