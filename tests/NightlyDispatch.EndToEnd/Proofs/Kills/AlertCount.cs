using NightlyDispatch.Alerts;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.EndToEnd.Proofs.Kills;

/// <summary>
/// Compares the alerts of a night with those that arrived. Exactly once cannot be had: a pass that is killed between the answer of Slack
/// and the line that says so leaves its alert waiting, and the next pass sends it again.
/// </summary>
internal sealed class AlertCount(Night night)
{
    /// <summary>How many messages arrived once more than the ledger knows.</summary>
    public int ArrivedTwice => Keys.Sum(key => Math.Max(0, Arrived(key) - Delivered(key)));

    private IReadOnlyList<LedgerEvent> Events { get; } = night.Events;

    private IEnumerable<AlertKey> Keys => Events.OfType<AlertRaised>().Select(line => line.Alert.Key).Distinct();

    /// <param name="required">The beginnings of messages.</param>
    /// <param name="waited">How often an alert was in the ledger, undelivered, when a pass was killed.</param>
    public IEnumerable<Finding> Look(IReadOnlyList<string> required, int waited)
    {
        foreach (var beginning in required)
        {
            if (!night.Alerts.Any(text => text.StartsWith(beginning, StringComparison.Ordinal)))
                yield return new(Harm.LostAlert, $"nobody was told: {beginning}");
        }

        foreach (var key in Keys)
        {
            var (delivered, arrived) = (Delivered(key), Arrived(key));
            if (arrived == 0 || delivered == 0)
                yield return new(Harm.LostAlert, $"{key} was raised and has never arrived");
            if (delivered > 1 || arrived > delivered + waited)
                yield return new(Harm.RepeatedAlert, $"{key} arrived {arrived} times, and was known to have arrived {delivered} times");
        }
    }

    private int Delivered(AlertKey key) => Events.OfType<AlertDelivered>().Count(line => line.Key == key);

    private int Arrived(AlertKey key) =>
        night.Folder.Slack.Posts.Count(post => post.Status == 200 && post.Text.StartsWith($"{Head(key)}\n", StringComparison.Ordinal));

    private string Head(AlertKey key)
    {
        var alert = Events.OfType<AlertRaised>().First(line => line.Alert.Key == key).Alert;
        var condition = alert.RecoveredFrom is { } over ? $" {over.Name()}" : "";
        return $"*{alert.Condition.Name()}*{condition} {alert.Subject}";
    }
}
