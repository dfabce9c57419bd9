namespace NightlyDispatch.EndToEnd.Proofs.Endings;

/// <summary>What became of the claim of a bug, as its tracker shows it when the pass has ended.</summary>
internal enum Fate
{
    /// <summary>This program never tried to claim it.</summary>
    None,

    /// <summary>It tried, and somebody else holds the bug; it does not touch that.</summary>
    NotOurs,

    /// <summary>It was told that it had won, and nobody holds the bug.</summary>
    NeverWas,
    Kept,

    /// <summary>Given back, with a note that says why.</summary>
    Released,
}
