using NightlyDispatch.Claims;

namespace NightlyDispatch.Beads;

/// <summary>What bd said to a claim.</summary>
/// <param name="ClaimedId">The id that bd says it claimed; null where it names none.</param>
/// <param name="Lost">The holder that bd names; null where it names none.</param>
/// <param name="Refusal">bd's own words where the claim did not succeed; null where it says that it did.</param>
internal sealed record ClaimAnswer(string? ClaimedId, LostClaim? Lost, string? Refusal);
