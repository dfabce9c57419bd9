using System.Globalization;
using System.Text.Json;

namespace NightlyDispatch;

/// <summary>What an exit code is called, and what it means.</summary>
internal static class ExitCodes
{
    /// <returns>For example dispatch-failed, or "ended by signal 15".</returns>
    public static string NameOf(int exitCode) =>
        exitCode > 128
            ? string.Create(CultureInfo.InvariantCulture, $"ended by signal {exitCode - 128}")
            : JsonNamingPolicy.KebabCaseLower.ConvertName(((ExitCode)exitCode).ToString());

    public static string MeaningOf(ExitCode exitCode) => exitCode switch
    {
        ExitCode.Ok => "every listed bug is accounted for and nothing failed (also: nothing to do, a lost claim, deferred, paused)",
        ExitCode.Unexpected => "a defect in this program, or its output cannot be written",
        ExitCode.Usage => "command line or settings",
        ExitCode.NoProvider => "bugs wait and no provider answers",
        ExitCode.DispatchFailed => "at least one bug failed; or no progress for three passes",
        ExitCode.TrackerUnusable => "bd missing, failing, too old (below 0.50), or answering in an unknown form",
        ExitCode.RunnerUnusable => "dx-runner missing, or refusing for a reason of ours",
        ExitCode.OutcomeUnknown => "a start can be neither proved nor ruled out; the next pass settles it",
        ExitCode.AlertUndelivered => "the work is done, an alert is not; the next pass sends it",
        ExitCode.Degraded => "preflight only: the primary is down, a fallback would be used",
        ExitCode.StateUnusable => "the ledger is unreadable, newer, or cannot be written",
        ExitCode.AlreadyRunning => "another pass holds the lock",
        _ => throw new ArgumentOutOfRangeException(nameof(exitCode)),
    };
}
