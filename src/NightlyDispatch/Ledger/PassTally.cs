using System.Collections.Immutable;

namespace NightlyDispatch.Ledger;

/// <summary>The account of a pass, counted from its lines.</summary>
internal sealed record PassTally(
    int Received,
    ImmutableSortedDictionary<string, int> FilteredOut,
    int Listed,
    int Dispatched,
    int Skipped,
    int Deferred,
    int Failed)
{
    public static PassTally Empty { get; } = new(0, ImmutableSortedDictionary<string, int>.Empty, 0, 0, 0, 0, 0);

    /// <summary>Received = filtered out + listed, and listed = dispatched + skipped + deferred + failed (design, section 2).</summary>
    public bool IsBalanced() =>
        Received == FilteredOut.Values.Sum() + Listed && Listed == Dispatched + Skipped + Deferred + Failed;

    public PassTally With(BugClass bugClass) => bugClass switch
    {
        BugClass.Dispatched => this with { Dispatched = Dispatched + 1 },
        BugClass.Skipped => this with { Skipped = Skipped + 1 },
        BugClass.Deferred => this with { Deferred = Deferred + 1 },
        _ => this with { Failed = Failed + 1 },
    };
}
