using NightlyDispatch.Alerts;

namespace NightlyDispatch.Ledger;

/// <summary>An alert that somebody must hear of: in the outbox from now on.</summary>
internal sealed record AlertRaised(Alert Alert) : LedgerEvent;

/// <summary>What waited under this key has reached its channel.</summary>
internal sealed record AlertDelivered(AlertKey Key) : LedgerEvent;

/// <summary>The channel will never take what waited under this key.</summary>
internal sealed record AlertRefused(AlertKey Key, string Reason) : LedgerEvent;
