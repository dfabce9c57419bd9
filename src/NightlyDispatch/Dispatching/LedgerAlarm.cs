using NightlyDispatch.Alerts;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>Tells at once of a ledger that cannot be used: an alert that is put into it would never be sent.</summary>
/// <param name="channel">Null: no webhook is configured, and the program's error is all.</param>
internal sealed class LedgerAlarm(IAlertChannel? channel, PassIdentity pass, Redaction redaction, TimeProvider time, ILogger log)
{
    /// <param name="unwritten">What was to be told when the ledger failed; null: the ledger is all there is to tell.</param>
    public async Task RaiseAsync(string problem, Alert? unwritten = null)
    {
        if (channel is null)
            return;

        var alert = unwritten ?? new Alert(
            AlertCondition.DispatchFailed,
            "ledger",
            redaction.Of(problem),
            "Repair the ledger as it says: until then nothing is claimed or started.",
            time.GetUtcNow(),
            pass.Id,
            pass.Host);
        if (await channel.SendAsync(AlertText.Of(AlertMessage.Of(alert), redaction), CancellationToken.None) is not Delivery.Delivered)
            log.Error("The alert about the ledger could not be delivered");
    }
}
