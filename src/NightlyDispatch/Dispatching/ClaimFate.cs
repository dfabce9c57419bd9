namespace NightlyDispatch.Dispatching;

/// <summary>What becomes of the claim when a bug's turn has ended.</summary>
internal enum ClaimFate
{
    /// <summary>There is none of ours.</summary>
    None,
    Kept,
    Released,
}
