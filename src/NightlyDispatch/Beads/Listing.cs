using NightlyDispatch.Backlog;

namespace NightlyDispatch.Beads;

/// <summary>The answer to "what is ready", element by element accounted for.</summary>
/// <param name="Received">Elements in bd's answer.</param>
/// <param name="Listed">Counted by the parser; the length of <paramref name="Bugs"/>.</param>
/// <param name="FilteredOut">How many elements were left out, by reason.</param>
internal sealed record Listing(
    int Received,
    int Listed,
    IReadOnlyDictionary<string, int> FilteredOut,
    IReadOnlyList<Bug> Bugs);
