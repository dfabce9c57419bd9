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
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Log every call of a tool" };
        var command = new Command("run", "Dispatch bugs to agents: one pass, for cron") { dryRun, verbose };
        command.SetAction(async (parsed, _) =>
        {
            var around = Surroundings.Find(parsed.GetValue(config), HostEnvironment.Current());
            var log = Logging.Create(parsed.GetValue(verbose));
            return parsed.GetValue(dryRun)
                ? await DryRunAsync(around, screen, log, termination)
                : await RunAsync(around, screen, log, termination);
        });
        return command;
    }

    private static async Task<int> RunAsync(Surroundings around, Screen screen, ILogger log, Termination termination)
    {
        var wiring = new Wiring(around, TimeProvider.System, log);
        wiring.Check();
        var folder = UsableState.MadeFor(around);
        using var passLock = PassLock.TryTake(StateFiles.Lock(folder));
        if (passLock is null)
            return screen.Fail(ExitCode.AlreadyRunning, $"another pass runs: it holds {StateFiles.Lock(folder)}");

        var webhook = wiring.Webhook();
        var redaction = new Redaction(webhook.Uri, around.Settings.Heartbeat.Url);
        using var slack = webhook.Uri is { } uri ? new SlackWebhook(uri, around.Settings.Alerts.Channel, redaction, TimeProvider.System) : null;
        if (slack is null)
            log.Information("No webhook is configured: alerts end in this log");

        using var heartbeat = new Heartbeat(around.Settings.Heartbeat.Url, redaction, log, TimeProvider.System);
        var run = Guid.NewGuid();
        var exitCode = (int)ExitCode.Unexpected;
        await heartbeat.StartAsync(run);
        try
        {
            var pass = wiring.NewPass();
            using var ledger = await OpenAsync(folder, new LedgerAlarm(slack, pass, redaction, TimeProvider.System, log));
            var result = await wiring.Pass(pass, ledger, slack, redaction, termination).RunAsync(ProgramVersion.Text);
            PassText.Write(screen.Output, result);
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
        var wiring = new Wiring(around, TimeProvider.System, log);
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
