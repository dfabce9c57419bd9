using System.CommandLine;
using NightlyDispatch.Alerts;
using NightlyDispatch.Beads;
using NightlyDispatch.Configuration;
using NightlyDispatch.Dispatching;
using NightlyDispatch.Ledger;
using NightlyDispatch.Rehearsal;
using Serilog;

namespace NightlyDispatch.CommandLine;

/// <summary>`run`: one pass, or with --dry-run what it would do.</summary>
internal static class RunCommand
{
    public static Command Create(Option<string?> config, Screen screen, Termination termination)
    {
        var dryRun = new Option<bool>("--dry-run", "-n") { Description = "Show what a pass would do, and leave no trace" };
        var quiet = new Option<bool>("--quiet", "-q")
        {
            Description = "Print nothing if nothing failed and nothing was alerted, else everything",
        };
        var command = new Command("run", "Dispatch bugs to agents: one pass, for cron") { dryRun, quiet };
        var logging = new LogOptions(command);
        command.SetAction(async (parsed, _) =>
        {
            var (isDry, isQuiet, isForPrograms) = (parsed.GetValue(dryRun), parsed.GetValue(quiet), logging.IsForPrograms(parsed));
            if (isDry && isQuiet)
                return screen.Fail(ExitCode.Usage, "--quiet is for a pass; a dry run is there to be read");

            using var output = new PassOutput(screen, isQuiet);
            var log = logging.CreateLog(parsed, output.Screen);
            try
            {
                var around = Surroundings.Find(parsed.GetValue(config), HostEnvironment.Current());
                return isDry
                    ? await DryRunAsync(around, screen, log, termination)
                    : await RunAsync(around, output, isForPrograms, log, termination);
            }
            catch (Exception exception) when (isForPrograms && exception is SettingsException or StateException)
            {
                log.Fatal("{Problem}", exception.Message);
                return (int)(exception is SettingsException ? ExitCode.Usage : ExitCode.StateUnusable);
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Surroundings around, PassOutput output, bool isForPrograms, ILogger log, Termination termination)
    {
        var pass = Wiring.NewPass(around, TimeProvider.System);
        log = log.ForContext(LogLine.Pass, pass.Id);
        var wiring = Watched(around, output.Screen, log);
        wiring.Check();
        var folder = UsableState.MadeFor(around);
        using var passLock = PassLock.TryTake(StateFiles.Lock(folder));
        if (passLock is null)
            return Refuse(output.Screen, isForPrograms, log, $"another pass runs: it holds {StateFiles.Lock(folder)}");

        var webhook = wiring.Webhook();
        var redaction = new Redaction(webhook.Uri, around.Settings.Heartbeat.Url);
        var channel = around.Settings.Alerts.Channel;
        using var slack = webhook.Uri is { } uri ? new SlackWebhook(uri, channel, redaction, TimeProvider.System) : null;
        if (slack is null)
            log.Information("No webhook is configured: alerts end in this log");

        using var heartbeat = new Heartbeat(around.Settings.Heartbeat.Url, redaction, log, TimeProvider.System);
        var run = Guid.NewGuid();
        var exitCode = (int)ExitCode.Unexpected;
        await heartbeat.StartAsync(run);
        try
        {
            using var ledger = await OpenAsync(folder, new LedgerAlarm(slack, pass, redaction, TimeProvider.System, log));
            var result = await wiring.Pass(pass, ledger, slack, redaction, termination).RunAsync(ProgramVersion.Text);
            if (isForPrograms)
                PassLog.Write(log, result);
            else
                PassText.Write(output.Screen.Output, result, output.Screen.OutputInk);
            output.IsAllWell = result is { ExitCode: 0, Alerted: [] };
            return exitCode = result.ExitCode;
        }
        catch (StateException)
        {
            exitCode = (int)ExitCode.StateUnusable;
            throw;
        }
        finally
        {
            await heartbeat.EndAsync(exitCode, run);
        }
    }

    private static Wiring Watched(Surroundings around, Screen screen, ILogger log)
    {
        var runner = new Wiring(around, TimeProvider.System, log).DxRunner;
        return new Wiring(around, TimeProvider.System, log) { DxRunner = new WatchedRunner(runner, screen.Live) };
    }

    private static int Refuse(Screen screen, bool isForPrograms, ILogger log, string why)
    {
        if (!isForPrograms)
            return screen.Fail(ExitCode.AlreadyRunning, why);

        log.Fatal("{Problem}", why);
        return (int)ExitCode.AlreadyRunning;
    }

    private static async Task<LedgerFile> OpenAsync(string folder, LedgerAlarm alarm)
    {
        try
        {
            return LedgerFile.Open(StateFiles.Ledger(folder), TimeProvider.System, KillPoint.OfLedger());
        }
        catch (StateException exception)
        {
            await alarm.RaiseAsync(exception.Message);
            throw;
        }
    }

    private static async Task<int> DryRunAsync(Surroundings around, Screen screen, ILogger log, Termination termination)
    {
        var wiring = Watched(around, screen, log);
        wiring.Check();
        var ledger = LedgerFile.Peek(StateFiles.Ledger(UsableState.FolderOf(around)));
        try
        {
            var report = await wiring.DryRun().RunAsync(ledger with { Machine = around.Machine }, termination.Token);
            DryRunText.Write(screen.Output, report);
            return (int)report.ExitCode;
        }
        catch (TrackerException exception)
        {
            return screen.Fail(ExitCode.TrackerUnusable, exception.Message);
        }
    }
}
