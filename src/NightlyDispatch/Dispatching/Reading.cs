using NightlyDispatch.Alerts;
using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.Ledger;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>Reads the backlog; a wrong or unknown answer is an error, never "no bugs".</summary>
internal sealed class Reading(IBeads beads, VersionGate version, LedgerFile ledger, AlertOutbox alerts, ILogger log)
{
    /// <exception cref="TrackerException">There is no answer that can be believed.</exception>
    public async Task<Listing> ReadAsync(CancellationToken cancellationToken)
    {
        var listing = await ConfirmedAsync(
            version.ReadAsync(token => beads.ReadyAsync(BacklogPlan.LooksAt(ledger.State), token), cancellationToken), beads, ledger.State, cancellationToken);
        ledger.Append(new BacklogRead(listing.Received, listing.Listed, listing.FilteredOut));
        log.Information("{Listed} of {Received} ready issues are bugs for the night", listing.Listed, listing.Received);
        alerts.Recover(AlertCondition.TrackerUnusable, TurnAlerts.Tracker, "it answers again");
        return listing;
    }

    /// <summary>What is ready, where an empty answer is confirmed by another one; writes nothing down.</summary>
    /// <param name="ready">bd's answer, being asked for.</param>
    /// <exception cref="TrackerException">There is no answer that can be believed.</exception>
    public static async Task<Listing> ConfirmedAsync(
        Task<Listing> ready, IBeads beads, LedgerState ledger, CancellationToken cancellationToken)
    {
        var listing = await ready;
        if (listing.Received == 0 && await beads.CountAsync(cancellationToken) == 0 && ledger.HasSeenBugs)
        {
            throw new TrackerException(
                "bd holds no issue at all, and has had bugs before: it looks at another workspace. Correct tools.beadsDir or $BEADS_DIR.");
        }

        return listing;
    }
}
