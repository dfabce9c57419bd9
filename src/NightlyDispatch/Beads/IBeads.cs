using NightlyDispatch.Backlog;

namespace NightlyDispatch.Beads;

/// <summary>What a pass asks of the issue tracker.</summary>
/// <remarks>
/// Every member throws <see cref="TrackerException"/> where bd fails, or answers in a form that is not known. The first call that opens
/// the tracker's database may migrate it: it is not cut short by a cancellation, nor before 10 minutes.
/// </remarks>
internal interface IBeads
{
    /// <summary>Comes before anything is written in a pass: the way of releasing depends on the version.</summary>
    Task<TrackerVersion> VersionAsync(CancellationToken cancellationToken);

    /// <summary>The ready bugs that nobody holds and the settings ask for.</summary>
    /// <param name="most">So many of them, first those that a pass tries first; the others are counted.</param>
    Task<Listing> ReadyAsync(int most, CancellationToken cancellationToken);

    /// <summary>Why a ready issue is no bug for the night, by the settings, or not among the first; null: bd does not list it as ready, or it is one.</summary>
    Task<string?> WhyNotListedAsync(BugId id, int most, CancellationToken cancellationToken);

    /// <summary>How many issues the tracker holds in any state; null where it does not say.</summary>
    Task<int?> CountAsync(CancellationToken cancellationToken);

    /// <summary>The issues in progress, of any type, with their holders.</summary>
    Task<IReadOnlyList<Holding>> InProgressAsync(CancellationToken cancellationToken);

    /// <summary>What bd says of a claim: a hint. Only <see cref="ShowAsync"/> tells who holds the bug.</summary>
    Task<ClaimAnswer> ClaimAsync(BugId id, string actor);

    /// <summary>Who holds the bug now; null unless exactly one issue came back.</summary>
    Task<Holding?> ShowAsync(BugId id, CancellationToken cancellationToken);

    /// <summary>Gives the bug back if it is in progress and held by <paramref name="actor"/>, and leaves it alone otherwise.</summary>
    Task<Release> ReleaseAsync(BugId id, string actor, string note);

    /// <summary>Adds a note to a bug that <paramref name="actor"/> holds.</summary>
    Task NoteAsync(BugId id, string actor, string note);
}
