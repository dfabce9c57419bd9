namespace NightlyDispatch.Dispatching;

/// <summary>Tells a bd that refuses one bug from a bd that cannot claim at all.</summary>
internal static class ClaimRefusal
{
    /// <summary>contracts/bd.md, section 4.2: what bd says of a bug in a state in which it cannot be claimed.</summary>
    private static readonly string[] OfTheBug =
    [
        "not claimable", "blocked", "template", "already claimed", "already assigned", "no issue found", "no issues found", "ambiguous ID",
    ];

    public static bool IsAboutTheBug(string refusal) =>
        OfTheBug.Any(words => refusal.Contains(words, StringComparison.OrdinalIgnoreCase));
}
