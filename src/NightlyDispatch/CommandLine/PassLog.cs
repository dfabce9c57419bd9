using NightlyDispatch.Dispatching;
using Serilog;

namespace NightlyDispatch.CommandLine;

/// <summary>The account of a pass as an event of the log, for programs that read nothing but it.</summary>
internal static class PassLog
{
    public static void Write(ILogger log, PassResult result)
    {
        var (exitCode, name, tally) = (result.ExitCode, ExitCodes.NameOf(result.ExitCode), result.Tally);
        if (result.Paused is { } paused)
        {
            log.Information("Exit {ExitCode}, {ExitName}: {Paused}", exitCode, name, paused);
        }
        else if (!result.HasBacklog)
        {
            log.Information("Exit {ExitCode}, {ExitName}: the backlog was not read", exitCode, name);
        }
        else
        {
            log.Information(
                "Exit {ExitCode}, {ExitName}: {Received} received = {FilteredOut} filtered out + {Listed} listed; "
                + "{Dispatched} dispatched, {Skipped} skipped, {Deferred} deferred, {Failed} failed",
                exitCode,
                name,
                tally.Received,
                tally.FilteredOut.Values.Sum(),
                tally.Listed,
                tally.Dispatched,
                tally.Skipped,
                tally.Deferred,
                tally.Failed);
        }
    }
}
