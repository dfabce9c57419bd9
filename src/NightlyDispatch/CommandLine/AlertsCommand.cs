using System.CommandLine;

namespace NightlyDispatch.CommandLine;

/// <summary>`alerts`: what operators are told, and whether it arrives.</summary>
internal static class AlertsCommand
{
    public static Command Create(Option<string?> config, Screen screen, Termination termination) =>
        new("alerts", "Show the messages that are sent, and send one to try")
        {
            AlertsPreviewCommand.Create(screen),
            AlertsTestCommand.Create(config, screen, termination),
        };
}
