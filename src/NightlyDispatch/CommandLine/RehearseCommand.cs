using System.CommandLine;
using System.CommandLine.Completions;
using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.CommandLine;

/// <summary>`rehearse`: plays a night with stand-ins for bd, dx-runner and Slack.</summary>
internal static class RehearseCommand
{
    public static Command Create(Screen screen, Termination termination)
    {
        var name = new Argument<string>("scenario") { Description = "Which night (see --list)", DefaultValueFactory = _ => Scenarios.Default };
        name.CompletionSources.Add(_ => Scenarios.All.Select(scenario => new CompletionItem(scenario.Name)));
        var list = new Option<bool>("--list", "-l") { Description = "Say what each scenario shows" };
        var keep = new Option<string?>("--keep", "-k")
        {
            Description = "Keep the folder, so that status, explain and the other commands can be tried on it",
            HelpName = "dir",
        };
        var command = new Command("rehearse", "Play a night with stand-ins for bd, dx-runner and Slack, in a folder that is thrown away")
        {
            name,
            list,
            keep,
        };
        command.SetAction((parsed, _) =>
            parsed.GetValue(list)
                ? Task.FromResult(List(screen))
                : RehearseAsync(parsed.GetRequiredValue(name), parsed.GetValue(keep), screen, termination));
        return command;
    }

    private static int List(Screen screen)
    {
        foreach (var line in Columns.Align([.. Scenarios.All.Select(scenario => (string[])[scenario.Name, scenario.Shows])]))
            screen.Output.WriteLine(line);
        return (int)ExitCode.Ok;
    }

    private static async Task<int> RehearseAsync(string name, string? keep, Screen screen, Termination termination)
    {
        if (Scenarios.Named(name) is not { } scenario)
            return screen.Fail(ExitCode.Usage, $"there is no scenario {Columns.Printable(name, 60)}; nightly-dispatch rehearse --list names them");
        if (keep is not null && (keep.Length == 0 || Path.Exists(keep)))
            return screen.Fail(ExitCode.Usage, $"--keep {Columns.Printable(keep)}: something is there already; name a folder that does not exist yet");

        RehearsalOutcome outcome;
        try
        {
            await using var waiting = screen.Live.Wait($"Rehearsing {scenario.Name}");
            var folder = keep is null ? null : Path.GetFullPath(keep);
            outcome = await Rehearsing.PlayAsync(scenario, folder, TimeProvider.System, termination.Token);
        }
        catch (IOException exception)
        {
            return screen.Fail(ExitCode.Unexpected, $"the rehearsal cannot be set up: {exception.Message}");
        }

        var isKept = RehearsalText.Write(screen.Output, scenario, outcome, screen.OutputInk);
        if (keep is not null)
            await screen.Output.WriteLineAsync($"Its folder is kept: nightly-dispatch status --config {Path.Join(keep, "config.json")}");
        return isKept ? (int)ExitCode.Ok : (int)ExitCode.Unexpected;
    }
}
