using System.CommandLine;
using NightlyDispatch.Configuration;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>`status`: where everything stands.</summary>
internal static class StatusCommand
{
    public static Command Create(Option<string?> config, Screen screen, Termination termination)
    {
        var json = Options.Json();
        var command = new Command("status", "Show where everything stands: the last pass, jobs, what waits (asks dx-runner about each job)") { json };
        command.SetAction(async (parsed, _) =>
        {
            var around = Surroundings.Find(parsed.GetValue(config), HostEnvironment.Current());
            var wiring = new Wiring(around, TimeProvider.System, Logging.Create(screen));
            var folder = UsableState.FolderOf(around);
            await using var waiting = screen.Live.Wait("Asking dx-runner about each job");
            var report = await wiring.Status().AskAsync(folder, termination.Token);
            await waiting.DisposeAsync();
            if (parsed.GetValue(json))
                await screen.Output.WriteLineAsync(ReportJson.Of(report));
            else
                StatusText.Write(screen.Output, report);
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
