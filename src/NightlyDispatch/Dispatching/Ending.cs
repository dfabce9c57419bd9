namespace NightlyDispatch.Dispatching;

/// <summary>All the ways in which a listed bug's turn can end (design, section 4.8).</summary>
internal enum Ending
{
    Acknowledged,

    /// <summary>The claim was lost, the bug is not claimable, or a re-read shows another holder.</summary>
    ClaimLost,

    /// <summary>bd said that the claim was won, but a re-read shows nobody, or bd claimed another id.</summary>
    FalseClaim,
    BugsFault,

    /// <summary>As <see cref="BugsFault"/>, found before the bug was claimed.</summary>
    BugsFaultUnclaimed,
    ForeignJob,

    /// <summary>As <see cref="ForeignJob"/>, found before the bug was claimed.</summary>
    ForeignJobUnclaimed,
    LeftOut,
    Deferred,

    /// <summary>As <see cref="Deferred"/>, after the bug was claimed.</summary>
    DeferredClaimed,
    EveryProviderRefused,
    NoProvider,
    Ours,

    /// <summary>As <see cref="Ours"/>, found before the bug was claimed.</summary>
    OursUnclaimed,
    Unknown,
    TrackerFailed,
}
