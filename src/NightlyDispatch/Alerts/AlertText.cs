using System.Globalization;

namespace NightlyDispatch.Alerts;

/// <summary>Words a message for Slack so that it can be acted on without looking anything up.</summary>
internal static class AlertText
{
    /// <summary>Slack recommends no more, and cuts off what is longer than 40,000.</summary>
    public const int MaxLength = 4_000;

    private const int MaxName = 200;
    private const int MaxNextStep = 1_000;

    /// <returns>Condition and subject, the reason, and what an operator needs besides; where it is too long, the reason is cut.</returns>
    public static string Of(AlertMessage message, Redaction redaction)
    {
        var head = Head(message.Latest, redaction) + "\n";
        var tail = string.Concat(Tail(message, redaction).Select(line => "\n" + line));
        return head + SlackText.Escape(redaction.Of(message.Latest.Reason), MaxLength - head.Length - tail.Length) + tail;
    }

    private static string Head(Alert alert, Redaction redaction)
    {
        var subject = SlackText.EscapeLine(redaction.Of(alert.Subject), MaxName);
        return alert.RecoveredFrom is { } condition
            ? $"*{alert.Condition.Name()}* {condition.Name()} {subject}"
            : $"*{alert.Condition.Name()}* {subject}";
    }

    private static IEnumerable<string> Tail(AlertMessage message, Redaction redaction)
    {
        var alert = message.Latest;
        if (alert.NextStep.Length > 0)
            yield return $"Next step: {SlackText.EscapeLine(redaction.Of(alert.NextStep), MaxNextStep)}";
        if (message.IsOver)
            yield return alert.Ended is null ? "It has recovered since." : "It has been raised again since.";
        if (message.IsHeldBack)
            yield return $"Held back until now: {message.Count}, from {Time(message.FirstAt)} to {Time(alert.At)}.";
        if (message.Lost > 0)
            yield return $"Earlier alerts that never arrived: {message.Lost} (the ledger has them).";
        yield return $"{Time(alert.At)}, host {SlackText.EscapeLine(alert.Host, MaxName)}, pass {SlackText.EscapeLine(alert.Pass, MaxName)}";
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss' UTC'", CultureInfo.InvariantCulture);
}
