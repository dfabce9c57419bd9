using System.Globalization;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.Rehearsal;

/// <summary>
/// Ends a rehearsed pass by kill -9 at one exact moment: before or after the n-th line of its ledger, or at the beginning or the
/// end of the n-th call of a tool. Does nothing outside of a rehearsal.
/// </summary>
internal static class KillPoint
{
    /// <summary>
    /// "ledger:5", "call:5" or "call:5:wait"; moments are counted from 1, two for each line or call. With "wait" the call that is left
    /// without its caller does not go on before <see cref="GoOnFile"/> is there.
    /// </summary>
    public const string Variable = "NIGHTLY_DISPATCH_KILL_AT";

    /// <summary>In the folder of the rehearsal.</summary>
    public const string GoOnFile = "go-on";

    private const string AtLine = "ledger";
    private const string AtCall = "call";
    private const string Waiting = "wait";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

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

    /// <param name="moment">How many beginnings and ends of calls the rehearsal has seen by now.</param>
    public static bool IsCallMoment(Func<int> moment) => Moment(AtCall) is { } last && moment() == last;

    /// <summary>Ends the pass that called this stand-in, and leaves the stand-in at work.</summary>
    public static void EndCaller(RunnerFolder folder)
    {
        folder.KillCaller();
        var goOn = Path.Combine(folder.Root, GoOnFile);
        while (Parts is [_, _, Waiting] && Directory.Exists(folder.Root) && !File.Exists(goOn))
            Thread.Sleep(Poll);
    }

    private static string[] Parts => Environment.GetEnvironmentVariable(Variable)?.Split(':') ?? [];

    private static int? Moment(string kind) =>
        Parts is [var given, var number, ..] && given == kind
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
            ? moment
            : null;
}
