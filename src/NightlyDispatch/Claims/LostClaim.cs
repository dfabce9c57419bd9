namespace NightlyDispatch.Claims;

/// <summary>Who holds a bug that could not be claimed.</summary>
/// <param name="Since">When it was claimed; null where bd does not say. A time without a zone is taken as UTC.</param>
internal sealed record LostClaim(string Owner, DateTimeOffset? Since);
