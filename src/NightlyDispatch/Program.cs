using NightlyDispatch;
using NightlyDispatch.CommandLine;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using NightlyDispatch.Rehearsal;

if (StandIns.IsOne(args))
    return StandIns.Run(args);

var screen = Screen.OfConsole();
using var termination = Termination.Listen();
try
{
    return await CommandLineRoot.InvokeAsync(args, screen, termination);
}
catch (OperationCanceledException) when (termination.ExitCode is { } exitCode)
{
    return exitCode;
}
catch (SettingsException exception)
{
    return screen.Fail(ExitCode.Usage, exception.Message);
}
catch (StateException exception)
{
    return screen.Fail(ExitCode.StateUnusable, exception.Message);
}
catch (OutputException exception)
{
    return screen.Fail(ExitCode.Unexpected, $"{exception.Message} Nothing else is lost: nightly-dispatch show last tells of the last pass.");
}
#pragma warning disable CA1031 // Whatever else happens is a defect, and cron needs an exit code for it.
catch (Exception exception)
#pragma warning restore CA1031
{
    return screen.Fail(ExitCode.Unexpected, $"a defect in this program, please report it: {exception}");
}
