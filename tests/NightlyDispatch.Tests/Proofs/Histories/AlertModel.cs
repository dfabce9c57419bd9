using System.Globalization;

namespace NightlyDispatch.Tests.Proofs.Histories;

/// <summary>The outbox as a list, the key that changed last at its end.</summary>
internal sealed class AlertModel
{
    private const int Kept = 200;
    private const int LongestReason = 8_000;

    private readonly List<Entry> _entries = [];
    private int _lost;

    public void Apply(Line line)
    {
        switch (line.Event)
        {
            case "alert-raised":
                Raise(line.Inner("alert"));
                break;
            case "alert-delivered":
                var delivered = Touch(KeyOf(line.Inner("key")));
                (delivered.DeliveredAt, delivered.Waiting, _lost) = (line.At, 0, 0);
                break;
            case "alert-refused":
                var refused = Touch(KeyOf(line.Inner("key")));
                _lost += refused.Waiting;
                refused.Waiting = 0;
                break;
        }
    }

    public void Forget(DateTimeOffset now, TimeSpan window) => _entries.RemoveAll(entry =>
        entry.RaisedSince is null && entry.Waiting == 0
        && !(entry.DeliveredAt is { } delivered && now - delivered < window && delivered - now < window));

    public IEnumerable<string> Describe() =>
    [
        .. _entries.Select(entry => $"alert {entry.Key}: raised {Text.Of(entry.RaisedSince)}, delivered {Text.Of(entry.DeliveredAt)}, "
            + (entry.Waiting == 0
                ? "nothing waits"
                : $"{entry.Waiting} wait since {Text.Of(entry.FirstAt)}, the latest of {Text.Of(entry.LatestAt)}: {entry.Reason}")),
        $"{_lost.ToString(CultureInfo.InvariantCulture)} alerts lost",
    ];

    private static string KeyOf(Line key) => $"{key["condition"]}:{key["subject"]}";

    private void Raise(Line alert)
    {
        var over = alert["recoveredFrom"] is { } condition ? $"{condition}:{alert["subject"]}" : null;
        if (over is not null)
            Touch(over).RaisedSince = null;

        var entry = Touch(over is null ? KeyOf(alert) : $"{alert["condition"]}:{over}");
        entry.RaisedSince = over is null ? entry.RaisedSince ?? alert.At : null;
        entry.FirstAt = entry.Waiting == 0 || alert.At < entry.FirstAt ? alert.At : entry.FirstAt;
        (entry.Waiting, entry.LatestAt) = (entry.Waiting + 1, alert.At);
        entry.Reason = alert["reason"]!.Length <= LongestReason ? alert["reason"]! : alert["reason"]![..LongestReason];
        while (_entries.Count > Kept)
            Drop();
    }

    /// <summary>Who has nothing to say goes first, and the longest unchanged of them.</summary>
    private void Drop()
    {
        var dropped = _entries.FirstOrDefault(entry => entry.Waiting == 0) ?? _entries[0];
        _lost += dropped.Waiting;
        _entries.Remove(dropped);
    }

    private Entry Touch(string key)
    {
        var entry = _entries.Find(entry => entry.Key == key) ?? new Entry { Key = key };
        _entries.Remove(entry);
        _entries.Add(entry);
        return entry;
    }

    private sealed class Entry
    {
        public required string Key { get; init; }

        public DateTimeOffset? RaisedSince { get; set; }

        public DateTimeOffset? DeliveredAt { get; set; }

        public int Waiting { get; set; }

        public DateTimeOffset FirstAt { get; set; }

        public DateTimeOffset LatestAt { get; set; }

        public string Reason { get; set; } = "";
    }
}
