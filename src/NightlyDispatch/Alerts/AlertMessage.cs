namespace NightlyDispatch.Alerts;

/// <summary>The alerts of one key as the one message that is sent for them.</summary>
/// <param name="Count">How many alerts it stands for, the latest among them.</param>
/// <param name="IsHeldBack">Whether any of them had to wait, for the end of the window or for the channel.</param>
/// <param name="IsOver">Whether the latest is no longer so: recovered since, or, for a recovery, raised again since.</param>
/// <param name="Lost">Alerts of any key that never arrived and never will.</param>
internal sealed record AlertMessage(Alert Latest, DateTimeOffset FirstAt, int Count, bool IsHeldBack, bool IsOver, int Lost)
{
    /// <summary>For an alert that is sent past the book, because the ledger cannot be written.</summary>
    public static AlertMessage Of(Alert alert) => new(alert, alert.At, Count: 1, IsHeldBack: false, IsOver: false, Lost: 0);
}
