using System.Text.Json.Serialization;

namespace NightlyDispatch.Alerts;

/// <summary>
/// What was raised, what was delivered and what still waits: decides, across passes, which alert may be sent now (design, section 7).
/// An alert that could not be delivered is one that still waits, so a failed attempt changes nothing here.
/// </summary>
/// <param name="Entries">In the order in which they last changed.</param>
/// <param name="Lost">Alerts refused for good, or dropped because too many waited, since the last delivery.</param>
internal sealed record AlertBook(IReadOnlyList<AlertEntry> Entries, int Lost)
{
    public const int MaxEntries = 200;

    /// <summary>More than a message can show, so that a message still says that its reason was cut.</summary>
    private const int MaxReason = 2 * AlertText.MaxLength;

    /// <summary>What is sent this soon after it was found did not have to wait.</summary>
    private static readonly TimeSpan Promptly = TimeSpan.FromMinutes(1);

    public static AlertBook Empty { get; } = new([], 0);

    /// <summary>What is raised and has not recovered.</summary>
    [JsonIgnore]
    public IEnumerable<AlertKey> Raised => Entries.Where(entry => entry.RaisedSince is not null).Select(entry => entry.Key);

    public AlertBook Raise(Alert alert)
    {
        var entry = Find(alert.Key);
        var pending = entry.Pending is { } waiting
            ? new PendingAlert(Bounded(alert), Earlier(waiting.FirstAt, alert.At), waiting.Count + 1)
            : new PendingAlert(Bounded(alert), alert.At, Count: 1);
        var raisedSince = alert.Ended is null ? entry.RaisedSince ?? alert.At : (DateTimeOffset?)null;

        return End(alert.Ended).With(entry with { RaisedSince = raisedSince, Pending = pending }).Cap();
    }

    /// <summary>The alert to raise now that a condition is over; null: nobody was to be told of it, or it is over already.</summary>
    public Alert? Recovery(AlertKey key, string reason, DateTimeOffset at, string pass, string host) =>
        Find(key).RaisedSince is null
            ? null
            : new Alert(AlertCondition.Recovered, key.Subject, reason, "", at, pass, host, RecoveredFrom: key.Condition);

    /// <summary>What is to be sent now, the oldest first; null: nothing, or only what is held back until its window has ended.</summary>
    public AlertMessage? Next(DateTimeOffset now, TimeSpan window) =>
        Entries.Where(entry => entry.Pending is not null && !entry.IsWithin(window, now))
            .OrderBy(entry => entry.Pending!.FirstAt)
            .Select(entry => ToMessage(entry.Pending!, now))
            .FirstOrDefault();

    public AlertBook Delivered(AlertKey key, DateTimeOffset at) =>
        With(Find(key) with { DeliveredAt = at, Pending = null }) with { Lost = 0 };

    /// <summary>The channel will never take what waits under this key.</summary>
    public AlertBook Refused(AlertKey key)
    {
        var entry = Find(key);
        return With(entry with { Pending = null }) with { Lost = Lost + (entry.Pending?.Count ?? 0) };
    }

    /// <summary>Without the keys that can no longer matter: recovered, nothing waits, and the window has ended.</summary>
    public AlertBook Forget(DateTimeOffset now, TimeSpan window) =>
        this with
        {
            Entries =
            [
                .. Entries.Where(entry => entry.RaisedSince is not null || entry.Pending is not null || entry.IsWithin(window, now)),
            ],
        };

    private static Alert Bounded(Alert alert) =>
        alert.Reason.Length <= MaxReason ? alert : alert with { Reason = alert.Reason[..MaxReason] };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private AlertEntry Find(AlertKey key) =>
        Entries.FirstOrDefault(entry => entry.Key == key) ?? new AlertEntry(key, RaisedSince: null, DeliveredAt: null, Pending: null);

    private AlertBook With(AlertEntry changed) =>
        this with { Entries = [.. Entries.Where(entry => entry.Key != changed.Key), changed] };

    private AlertBook End(AlertKey? ended) =>
        ended is null ? this : With(Find(ended) with { RaisedSince = null });

    private AlertMessage ToMessage(PendingAlert pending, DateTimeOffset now)
    {
        var isRaised = Find(pending.Latest.Ended ?? pending.Latest.Key).RaisedSince is not null;
        var isOver = pending.Latest.Ended is null ? !isRaised : isRaised;
        var isHeldBack = pending.Count > 1 || now - pending.FirstAt > Promptly;
        return new AlertMessage(pending.Latest, pending.FirstAt, pending.Count, isHeldBack, isOver, Lost);
    }

    private AlertBook Cap()
    {
        var excess = Entries.Count - MaxEntries;
        if (excess <= 0)
            return this;

        var dropped = Entries.OrderBy(entry => entry.Pending is not null).Take(excess).ToHashSet();
        return new AlertBook([.. Entries.Where(entry => !dropped.Contains(entry))], Lost + dropped.Sum(entry => entry.Pending?.Count ?? 0));
    }
}
