namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>bd's verdict on a claim, by release (contracts/bd.md, sections 4.1 and 4.2).</summary>
internal static class Claiming
{
    /// <returns>Null: the claim succeeds.</returns>
    public static string? Refusal(TrackerIssue issue, string actor, TrackerProfile profile)
    {
        if (issue.Assignee.Length > 0 && (issue.Assignee != actor || !profile.HolderMayClaimAgain))
        {
            return profile.HasGuards && issue.Status == "open"
                ? $"issue already claimed: already assigned to \"{issue.Assignee}\" — coordinate with the holder"
                : $"issue already claimed by {issue.Assignee}";
        }

        var isOurs = issue.Assignee == actor && issue.Status == "in_progress";
        return profile.ClaimNeedsOpenStatus && issue.Status != "open" && !isOurs
            ? $"issue not claimable: status {issue.Status}"
            : null;
    }

    /// <summary>A claim of what is held already writes nothing.</summary>
    public static TrackerIssue Claimed(TrackerIssue issue, string actor, TrackerProfile profile, DateTimeOffset now) =>
        issue.Assignee == actor && issue.Status == "in_progress"
            ? issue
            : issue.HeldBy(actor, now) with { StartedAt = profile.NotesTheStart ? issue.StartedAt ?? now : issue.StartedAt };
}
