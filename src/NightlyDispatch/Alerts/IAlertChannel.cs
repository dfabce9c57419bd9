namespace NightlyDispatch.Alerts;

/// <summary>Where operators read alerts.</summary>
internal interface IAlertChannel
{
    Task<Delivery> SendAsync(string text, CancellationToken cancellationToken);
}
