using NightlyDispatch.Alerts;

namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>A channel for alerts that is out of order now and then, and keeps when it last took a message of each key.</summary>
/// <param name="hours">The time that has really passed, whatever the clock says.</param>
internal sealed class UnsteadyChannel(Weather weather, Func<TimeSpan> hours) : IAlertChannel
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, TimeSpan> _taken = [];

    public int Taken { get; private set; }

    /// <summary>Whether a message has not arrived since this was last set.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Messages of a key that was told of less than a window ago.</summary>
    public List<string> Floods { get; } = [];

    public Task<Delivery> SendAsync(string text, CancellationToken cancellationToken)
    {
        if (weather.IsChannelDown)
        {
            HasFailed = true;
            return Task.FromResult<Delivery>(new Delivery.RetryLater("503", null));
        }

        var key = text.Split('\n')[0];
        if (_taken.TryGetValue(key, out var before) && hours() - before < Window)
            Floods.Add(key);
        _taken[key] = hours();
        Taken++;
        return Task.FromResult<Delivery>(new Delivery.Delivered());
    }

    /// <summary>After the clock was set, nobody can tell how long ago something was.</summary>
    public void Forget() => _taken.Clear();
}
