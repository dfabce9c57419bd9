namespace NightlyDispatch.Alerts;

/// <summary>What is remembered about one key from pass to pass.</summary>
/// <param name="RaisedSince">Null: recovered, or a recovery itself.</param>
/// <param name="DeliveredAt">When a message of this key last arrived.</param>
internal sealed record AlertEntry(AlertKey Key, DateTimeOffset? RaisedSince, DateTimeOffset? DeliveredAt, PendingAlert? Pending)
{
    /// <summary>Whether a message arrived less than a window ago.</summary>
    /// <remarks>One from further ahead than a window was stamped by a clock that was wrong, and must not silence the key.</remarks>
    public bool IsWithin(TimeSpan window, DateTimeOffset now) => DeliveredAt is { } delivered && (now - delivered).Duration() < window;
}
