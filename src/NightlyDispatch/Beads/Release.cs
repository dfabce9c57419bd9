namespace NightlyDispatch.Beads;

/// <summary>What became of a claim that was to be given back.</summary>
internal enum Release
{
    /// <summary>It was ours, and a re-read shows that it is ours no more.</summary>
    Released,

    /// <summary>A re-read showed that it was not ours (any more), so nothing was changed.</summary>
    NotOurs,
}
