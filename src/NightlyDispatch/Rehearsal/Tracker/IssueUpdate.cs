namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>What an update makes of one issue: the issue as it is afterwards, or why not.</summary>
internal sealed record IssueUpdate(TrackerIssue? Issue, UpdateFailure? Failure)
{
    /// <summary>The wording of a refused claim, with {id} and {who}; unset: that of the release.</summary>
    private const string ClaimTextVariable = "BDSTANDIN_CLAIM_TEXT";

    /// <summary>The order of the steps is bd's: resolve, template, fence and guards, claim, fields, labels.</summary>
    public static IssueUpdate Of(string id, TrackerCall call, TrackerState state)
    {
        var command = call.Command;
        var resolution = IssueResolution.Of(id, state, call.Profile);
        if (resolution.Issue is not { } issue)
            return Failed(id, $"Error resolving {id}: {resolution.Failure}", $"resolving ID: {resolution.Failure}");
        if (issue.IsTemplate)
            return Failed(id, $"cannot modify template {id}: templates are read-only");
        if (IsFenced(issue, call))
            return Failed(id, $"cannot reassign {id}: held by \"{issue.Assignee}\" (in_progress)");
        if (GuardMismatch(issue, command) is { } mismatch)
            return new IssueUpdate(null, new UpdateFailure(id, $"Error updating {id}: {mismatch}", mismatch, IsGuardMismatch: true));
        if (command.Has("claim") && Claiming.Refusal(issue, call.Actor, call.Profile) is { } refusal)
            return Failed(id, ClaimLine(id, issue, refusal, call), $"claiming issue: {refusal}");
        if (command.Value("status") is { } status && !TrackerStatus.IsKnown(status))
            return Failed(id, $"Error updating {id}: invalid status: {status}");

        var claimed = command.Has("claim") ? Claiming.Claimed(issue, call.Actor, call.Profile, call.Now) : issue;
        return new IssueUpdate(WithLabels(WithFields(claimed, call), call), null);
    }

    private static IssueUpdate Failed(string id, string line, string? reason = null) =>
        new(null, new UpdateFailure(id, line, reason ?? line));

    private static string ClaimLine(string id, TrackerIssue issue, string refusal, TrackerCall call) =>
        issue.Assignee.Length > 0 && call.Environment(ClaimTextVariable) is { } template
            ? template.Replace("{id}", id, StringComparison.Ordinal).Replace("{who}", issue.Assignee, StringComparison.Ordinal)
            : $"Error claiming {id}: {refusal}";

    /// <summary>From 1.3 nobody takes a running issue from its holder by a plain update (contracts/bd.md, section 5).</summary>
    private static bool IsFenced(TrackerIssue issue, TrackerCall call) =>
        call.Profile.HasGuards
        && !call.Command.Has("claim") && !call.Command.Has("force") && !call.Command.Flags.ContainsKey("if-assignee")
        && issue.Status == "in_progress" && issue.Assignee.Length > 0 && issue.Assignee != call.Actor
        && call.Command.Value("assignee") is { } assignee && assignee != issue.Assignee;

    private static string? GuardMismatch(TrackerIssue issue, TrackerCommand command) =>
        command.Value("if-assignee") is { } assignee && assignee != issue.Assignee
            ? $"assignee mismatch: expected \"{assignee}\", found \"{issue.Assignee}\""
        : command.Value("if-status") is { } status && status != issue.Status
            ? $"status mismatch: expected \"{status}\", found \"{issue.Status}\""
        : null;

    private static TrackerIssue WithFields(TrackerIssue issue, TrackerCall call)
    {
        var changed = issue;
        if (call.Command.Value("status") is { } status)
            changed = changed.WithStatus(status, call.Now);
        if (call.Command.Value("assignee") is { } assignee)
            changed = changed with { Assignee = assignee, UpdatedAt = call.Now };
        if (call.Command.Value("notes") is { } notes)
            changed = changed with { Notes = notes, UpdatedAt = call.Now };
        if (call.Command.Value("append-notes") is { } more)
            changed = changed with { Notes = changed.Notes.Length > 0 ? changed.Notes + "\n" + more : more, UpdatedAt = call.Now };
        return changed;
    }

    private static TrackerIssue WithLabels(TrackerIssue issue, TrackerCall call)
    {
        var added = call.Command.Values("add-label").Except(issue.Labels);
        return added.Any() ? issue with { Labels = [.. issue.Labels, .. added], UpdatedAt = call.Now } : issue;
    }
}
