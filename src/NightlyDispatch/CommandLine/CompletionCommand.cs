using System.CommandLine;

namespace NightlyDispatch.CommandLine;

/// <summary>`completion`: what a shell needs to complete the words of this program.</summary>
internal static class CompletionCommand
{
    public static Command Create(Screen screen)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.ByShell.Keys]);
        var command = new Command("completion", "Print what a shell needs to complete commands and options") { shell };
        command.SetAction(parsed =>
        {
            screen.Output.WriteLine(CompletionScripts.ByShell[parsed.GetRequiredValue(shell)]);
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
