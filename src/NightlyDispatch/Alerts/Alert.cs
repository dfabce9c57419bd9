using System.Text.Json.Serialization;

namespace NightlyDispatch.Alerts;

/// <summary>One thing that an operator should know, as it was found.</summary>
/// <param name="Subject">The provider that was left, the bug or the tool.</param>
/// <param name="Reason">In the words of whoever gave it; for a fallback one line for each provider tried, the primary first.</param>
/// <param name="NextStep">What the operator can do about it.</param>
/// <param name="RecoveredFrom">The condition that is over; null unless <paramref name="Condition"/> is Recovered.</param>
internal sealed record Alert(
    AlertCondition Condition,
    string Subject,
    string Reason,
    string NextStep,
    DateTimeOffset At,
    string Pass,
    string Host,
    AlertCondition? RecoveredFrom = null)
{
    [JsonIgnore]
    public AlertKey Key => Ended is { } ended ? new(Condition, ended.ToString()) : new(Condition, Subject);

    /// <summary>The key that this alert says is over; null: it says nothing of the kind.</summary>
    [JsonIgnore]
    public AlertKey? Ended => RecoveredFrom is { } condition ? new(condition, Subject) : null;
}
