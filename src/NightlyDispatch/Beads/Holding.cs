namespace NightlyDispatch.Beads;

/// <summary>Who holds an issue, as a re-read shows it.</summary>
/// <param name="Id">As the tracker spells it; bd resolves abbreviations to other issues (contracts/bd.md, section 7).</param>
/// <param name="Status">For example open, in_progress or closed.</param>
internal sealed record Holding(string Id, string Status, string? Assignee)
{
    public bool IsHeldBy(string actor) => Status == "in_progress" && Assignee == actor;
}
