using System.CommandLine;
using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.CommandLine;

/// <summary>`rehearse`: plays a night with stand-ins for bd, dx-runner and Slack.</summary>
internal static class RehearseCommand
{
    public static Command Create(Screen screen, Termination termination)
    {
        var name = new Argument<string>("scenario") { Description = "Which night (see --list)", DefaultValueFactory = _ => Scenarios.Default };
        var list = new Option<bool>("--list", "-l") { Description = "Say what each scenario shows" };
        var command = new Command("rehearse", "Play a night with stand-ins for bd, dx-runner and Slack, in a folder that is thrown away")
        {
            name,
            list,
        };
        command.SetAction((parsed, _) =>
            parsed.GetValue(list) ? Task.FromResult(List(screen)) : RehearseAsync(parsed.GetRequiredValue(name), screen, termination));
        return command;
    }

    private static int List(Screen screen)
    {
        foreach (var line in Columns.Align([.. Scenarios.All.Select(scenario => (string[])[scenario.Name, scenario.Shows])]))
            screen.Output.WriteLine(line);
        return (int)ExitCode.Ok;
    }

    private static async Task<int> RehearseAsync(string name, Screen screen, Termination termination)
    {
        if (Scenarios.Named(name) is not { } scenario)
            return screen.Fail(ExitCode.Usage, $"there is no scenario {Columns.Printable(name, 60)}; nightly-dispatch rehearse --list names them");

        RehearsalOutcome outcome;
        try
        {
            await using var waiting = WaitingLine.Show($"Rehearsing {scenario.Name}", screen.Error, TimeProvider.System);
            outcome = await Rehearsing.PlayAsync(scenario, TimeProvider.System, termination.Token);
        }
        catch (IOException exception)
        {
            return screen.Fail(ExitCode.Unexpected, $"the rehearsal cannot be set up: {exception.Message}");
        }

        return RehearsalText.Write(screen.Output, scenario, outcome) ? (int)ExitCode.Ok : (int)ExitCode.Unexpected;
    }
}
