using System.CommandLine;
using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>`explain`: why a bug was or was not dispatched.</summary>
internal static class ExplainCommand
{
    public static Command Create(Option<string?> config, Screen screen, Termination termination)
    {
        var bug = Arguments.Bug();
        var json = Options.Json();
        var command = new Command("explain", "Tell why a bug was or was not dispatched, in each pass that saw it, and what would happen now")
        {
            bug,
            json,
        };
        command.SetAction(async (parsed, _) => BugId.TryParse(parsed.GetRequiredValue(bug), out var id)
            ? await ExplainAsync(Surroundings.Find(parsed.GetValue(config), HostEnvironment.Current()), id, parsed.GetValue(json), screen, termination)
            : Arguments.RefuseBug(screen, parsed.GetRequiredValue(bug), "explain"));
        return command;
    }

    private static async Task<int> ExplainAsync(Surroundings around, BugId id, bool asJson, Screen screen, Termination termination)
    {
        var explainer = new Wiring(around, TimeProvider.System, Logging.Create(screen)).Explainer();
        await using var waiting = screen.Live.Wait("Asking bd");
        var explanation = await explainer.AskAsync(id, UsableState.FolderOf(around), termination.Token);
        await waiting.DisposeAsync();
        if (asJson)
            await screen.Output.WriteLineAsync(ReportJson.Of(explanation));
        else
            ExplanationText.Write(screen.Output, explanation);
        return (int)(explanation.Now.Problem is null ? ExitCode.Ok : ExitCode.TrackerUnusable);
    }
}
