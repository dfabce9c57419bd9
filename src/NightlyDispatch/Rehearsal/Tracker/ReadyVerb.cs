namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary><c>bd ready</c>: the issues that can be worked on (contracts/bd.md, section 2.1).</summary>
internal static class ReadyVerb
{
    public static TrackerAnswer Answer(TrackerCall call, TrackerState state)
    {
        var command = call.Command;
        var rule = new ReadyRule(state, call.Now);
        var wanted = state.Issues.Where(issue => rule.IsReady(issue, command.Value("type")) && IsWanted(call, issue));
        var ready = IssueFilter.InOrder(wanted).ToArray();
        var limit = command.Number("limit") ?? call.Profile.ReadyLimit;
        var shown = limit > 0 ? ready.Take(limit).ToArray() : ready;
        var hint = shown.Length < ready.Length
            ? $"Showing {shown.Length} of {ready.Length} ready issues. Use --limit 0 for all, or --limit N to raise the cap.\n"
            : "";

        return new TrackerAnswer(0, call.IsJson ? IssueList.Json(shown, state) : Text(shown, state), hint);
    }

    /// <summary>--unassigned wins over --assignee.</summary>
    private static bool IsWanted(TrackerCall call, TrackerIssue issue)
    {
        var command = call.Command.Has("unassigned") ? call.Command.Without("assignee") : call.Command;
        return (command.Number("priority") is not { } priority || issue.Priority == priority)
            && (!command.Has("unassigned") || issue.Assignee.Length == 0)
            && IssueFilter.Accepts(command, issue)
            && (!call.Profile.ReadyHonoursAnyLabel || IssueFilter.AcceptsAnyLabel(command, issue));
    }

    private static string Text(TrackerIssue[] shown, TrackerState state) =>
        shown.Length > 0 ? IssueList.Text(shown) + $"\nReady: {shown.Length} issues with no active blockers\n"
        : state.Issues.Any(issue => issue.Status == "open") ? "\n✨ No ready work found (all issues have blocking dependencies)\n"
        : "\n✨ No open issues\n";
}
