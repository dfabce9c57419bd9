using NightlyDispatch.Alerts;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>Puts alerts into the ledger, and from there to their channel: by this pass, or by the next.</summary>
/// <param name="channel">Null: no webhook is configured, and alerts end in the log.</param>
internal sealed class AlertOutbox(
    LedgerFile ledger,
    IAlertChannel? channel,
    AlertSettings settings,
    PassIdentity pass,
    Redaction redaction,
    TimeProvider time,
    ILogger log)
{
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(5);

    private readonly List<string> _told = [];
    private bool _isClosedForThisPass;
    private Alert? _unwritten;

    /// <summary>Whether an alert that could be sent has not arrived.</summary>
    public bool HasUndelivered { get; private set; }

    /// <summary>What this pass had to tell, in a few words each: the condition and its subject.</summary>
    public IReadOnlyList<string> Told => _told;

    public void Raise(AlertCondition condition, string subject, string reason, string nextStep)
    {
        var alert = new Alert(condition, subject, redaction.Of(reason), redaction.Of(nextStep), time.GetUtcNow(), pass.Id, pass.Host);
        log.Warning("{Condition} {Subject}: {Reason}", condition.Name(), subject, alert.Reason);
        if (!condition.IsWanted(settings))
            return;

        _told.Add($"{condition.Name()} {subject}");
        if (channel is null)
            return;

        _unwritten = alert;
        ledger.Append(new AlertRaised(alert));
        _unwritten = null;
    }

    /// <summary>Past the ledger, because it cannot be written.</summary>
    public Task PostAtOnceAsync(string problem) =>
        new LedgerAlarm(channel, pass, redaction, time, log).RaiseAsync(problem, _unwritten);

    /// <summary>Says that a condition is over, if anybody was told of it.</summary>
    public void Recover(AlertCondition condition, string subject, string reason)
    {
        var key = new AlertKey(condition, subject);
        if (ledger.State.Alerts.Recovery(key, redaction.Of(reason), time.GetUtcNow(), pass.Id, pass.Host) is not { } alert)
            return;

        log.Information("{Condition} {Subject}: recovered: {Reason}", condition.Name(), subject, alert.Reason);
        _told.Add($"{alert.Condition.Name()} {condition.Name()} {subject}");
        ledger.Append(new AlertRaised(alert));
    }

    /// <summary>Sends what is due, the oldest first; what does not arrive stays for the next pass.</summary>
    public async Task DeliverAsync(CancellationToken cancellationToken)
    {
        while (channel is not null && !_isClosedForThisPass
               && ledger.State.Alerts.Next(time.GetUtcNow(), settings.RateLimit) is { } message)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = message.Latest.Key;
            switch (await SendAsync(channel, message, cancellationToken))
            {
                case Delivery.Delivered:
                    ledger.Append(new AlertDelivered(key));
                    break;
                case Delivery.Refused refused:
                    log.Error("Alert {Key} was refused for good: {Reason}", key.ToString(), refused.Reason);
                    ledger.Append(new AlertRefused(key, refused.Reason));
                    HasUndelivered = true;
                    break;
                case Delivery.RetryLater later:
                    log.Warning("Alert {Key} could not be delivered, the next pass tries again: {Reason}", key.ToString(), later.Reason);
                    HasUndelivered = true;
                    _isClosedForThisPass = true;
                    break;
            }
        }
    }

    /// <summary>Slack takes about one message a second from a webhook: a short wait that it asks for is granted once.</summary>
    private async Task<Delivery> SendAsync(IAlertChannel to, AlertMessage message, CancellationToken cancellationToken)
    {
        var text = AlertText.Of(message, redaction);
        var delivery = await to.SendAsync(text, cancellationToken);
        if (delivery is not Delivery.RetryLater { After: { } wait } || wait > ShortWait)
            return delivery;

        await Task.Delay(wait, time, cancellationToken);
        return await to.SendAsync(text, cancellationToken);
    }
}
