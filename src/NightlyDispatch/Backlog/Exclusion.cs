namespace NightlyDispatch.Backlog;

/// <summary>A listed bug that is not to be tried in this pass.</summary>
/// <param name="IsOwnFault">Its own text is why, so that this counts to its quarantine.</param>
internal sealed record Exclusion(Bug Bug, string Reason, bool IsOwnFault);
