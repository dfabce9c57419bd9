namespace NightlyDispatch.Alerts;

/// <summary>The alerts of one key that wait to be sent: there is nobody to tell yet, or the key was told within the window.</summary>
internal sealed record PendingAlert(Alert Latest, DateTimeOffset FirstAt, int Count);
