using System.CommandLine;
using System.Globalization;
using NightlyDispatch.Alerts;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.CommandLine;

/// <summary>`alerts test`: sends one message that nobody need act upon.</summary>
internal static class AlertsTestCommand
{
    public static Command Create(Option<string?> config, Screen screen, Termination termination)
    {
        var command = new Command("test", "Send one test message through the configured webhook, and say what Slack answered");
        command.SetAction(async (parsed, _) =>
            await SendAsync(Surroundings.Find(parsed.GetValue(config), HostEnvironment.Current()), screen, termination));
        return command;
    }

    private static async Task<int> SendAsync(Surroundings around, Screen screen, Termination termination)
    {
        var webhook = new Wiring(around, TimeProvider.System, Logging.Create(screen)).Webhook();
        if (webhook.Uri is not { } uri)
        {
            return screen.Fail(
                ExitCode.Usage,
                $"no webhook is configured: put its URL into a file and name that in alerts.webhookFile, or set ${Variables.Webhook}");
        }

        var channel = around.Settings.Alerts.Channel;
        using var slack = new SlackWebhook(uri, channel, new Redaction(uri), TimeProvider.System);
        await using var waiting = screen.Live.Wait("Sending to Slack");
        var delivery = await slack.SendAsync(Text(around.Host.HostName, TimeProvider.System.GetUtcNow()), termination.Token);
        await waiting.DisposeAsync();
        switch (delivery)
        {
            case Delivery.Refused { Reason: var reason }:
                return screen.Fail(ExitCode.AlertUndelivered, $"the message did not arrive, and never will through this webhook: {reason}");
            case Delivery.RetryLater { Reason: var reason }:
                return screen.Fail(ExitCode.AlertUndelivered, $"the message did not arrive; a pass would send it again later: {reason}");
            default:
                await screen.Output.WriteLineAsync(
                    $"Slack took the message: look for it in {channel} (a webhook of a Slack app has a channel of its own).");
                return (int)ExitCode.Ok;
        }
    }

    private static string Text(string host, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        *test* nightly-dispatch
        This is a test: alerts of nightly-dispatch arrive here. Nothing is wrong.
        {now.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, host {SlackText.EscapeLine(host, 200)}
        """);
}
