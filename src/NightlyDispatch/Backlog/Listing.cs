namespace NightlyDispatch.Backlog;

/// <summary>The answer to "what is ready", element by element accounted for.</summary>
/// <param name="Received">Elements in bd's answer.</param>
/// <param name="Listed">Counted by the parser: the bugs for the night.</param>
/// <param name="FilteredOut">How many elements were left out, by reason.</param>
/// <param name="Bugs">Those that a pass tries first, as many as it looks at.</param>
internal sealed record Listing(
    int Received,
    int Listed,
    IReadOnlyDictionary<string, int> FilteredOut,
    IReadOnlyList<Bug> Bugs)
{
    /// <summary>Why a bug that is listed is not looked at.</summary>
    public const string WhyBehind = "behind more urgent bugs";

    /// <summary>Bugs for the night that nothing more is known of than their number.</summary>
    public int Behind => Listed - Bugs.Count;
}
