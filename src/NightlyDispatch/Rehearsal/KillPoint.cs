using System.Globalization;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.Rehearsal;

/// <summary>
/// Ends a rehearsed pass by kill -9 at one exact moment: before or after the n-th line of its ledger, or at the beginning or the
/// end of the n-th call of a tool. Does nothing outside of a rehearsal.
/// </summary>
internal static class KillPoint
{
    /// <summary>"ledger:5" or "call:5"; moments are counted from 1, two for each line or call.</summary>
    public const string Variable = "NIGHTLY_DISPATCH_KILL_AT";

    private const string AtLine = "ledger:";
    private const string AtCall = "call:";

    /// <summary>To be called at each moment of the ledger; null: this process is to live.</summary>
    public static Action? OfLedger()
    {
        if (RunnerFolder.FromEnvironment() is null || Moment(AtLine) is not { } last)
            return null;

        var moment = 0;
        return () =>
        {
            if (++moment == last)
                RunnerFolder.Kill(Environment.ProcessId);
        };
    }

    /// <summary>Ends the pass that called this stand-in, and leaves the stand-in at work.</summary>
    /// <param name="moment">How many beginnings and ends of calls the rehearsal has seen by now.</param>
    public static void AtCallMoment(RunnerFolder folder, Func<int> moment)
    {
        if (Moment(AtCall) is { } last && moment() == last)
            folder.KillCaller();
    }

    private static int? Moment(string kind) =>
        Environment.GetEnvironmentVariable(Variable) is { } text
        && text.StartsWith(kind, StringComparison.Ordinal)
        && int.TryParse(text.AsSpan(kind.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
            ? moment
            : null;
}
