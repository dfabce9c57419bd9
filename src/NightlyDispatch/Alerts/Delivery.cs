namespace NightlyDispatch.Alerts;

/// <summary>What became of a message.</summary>
internal abstract record Delivery
{
    private Delivery()
    {
    }

    internal sealed record Delivered : Delivery;

    /// <summary>It may arrive another time; it may also have arrived, and only the answer did not.</summary>
    /// <param name="After">How long the channel asks to be left alone; null: it does not say.</param>
    internal sealed record RetryLater(string Reason, TimeSpan? After) : Delivery;

    /// <summary>It will not arrive, however often it is sent.</summary>
    internal sealed record Refused(string Reason) : Delivery;
}
