using System.CommandLine;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>`resume`: ends a pause.</summary>
internal static class ResumeCommand
{
    public static Command Create(Option<string?> config, Screen screen)
    {
        var json = Options.Json();
        var command = new Command("resume", "End a pause before its time") { json };
        command.SetAction(parsed =>
        {
            var folder = UsableState.FolderOf(Surroundings.Find(parsed.GetValue(config), HostEnvironment.Current()));
            var file = new PauseFile(StateFiles.Pause(folder));
            var before = PausedNow.TryRead(file, folder, TimeProvider.System.GetUtcNow());
            file.Remove();
            screen.Output.WriteLine(
                parsed.GetValue(json) ? ReportJson.Of(new PauseReport(null, before))
                : before is null ? "Nothing was paused."
                : $"Resumed: the pause until {Times.Minute(before.Until)} ({before.Reason}) is over, and the next pass dispatches again.");
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
