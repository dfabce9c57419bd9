using NightlyDispatch.Alerts;

namespace NightlyDispatch.Tests.Proofs.Slack;

/// <summary>Keeps what the sender was told of each of its messages.</summary>
internal sealed class WatchedChannel(IAlertChannel channel) : IAlertChannel
{
    private readonly Dictionary<string, Delivery> _last = [];

    /// <summary>Messages that were given up in this pass, for now or for good.</summary>
    public int Undelivered => _last.Values.Count(delivery => delivery is not Delivery.Delivered);

    public async Task<Delivery> SendAsync(string text, CancellationToken cancellationToken) =>
        _last[text] = await channel.SendAsync(text, cancellationToken);
}
