using System.CommandLine;
using NightlyDispatch.Alerts;

namespace NightlyDispatch.CommandLine;

/// <summary>`alerts preview`: every message that can be sent, as Slack shows it.</summary>
internal static class AlertsPreviewCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command("preview", "Show every message that can be sent, from samples, as Slack shows it");
        command.SetAction(_ =>
        {
            foreach (var sample in AlertSample.All)
                Write(screen, sample);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static void Write(Screen screen, AlertSample sample)
    {
        var text = AlertText.Of(sample.Message, new Redaction());
        screen.Output.WriteLine($"{sample.When}  {screen.OutputInk.Faint($"({text.Length} of {AlertText.MaxLength} characters)")}");
        foreach (var line in SlackText.Shown(text).Split('\n'))
            screen.Output.WriteLine($"  {Bold(line, screen.OutputInk)}");
        screen.Output.WriteLine();
    }

    /// <summary>What Slack shows in bold, a terminal can, too.</summary>
    private static string Bold(string line, Ink ink) =>
        ink.IsOn && line.Split('*') is ["", var name, var rest] ? ink.Strong(name) + rest : line;
}
