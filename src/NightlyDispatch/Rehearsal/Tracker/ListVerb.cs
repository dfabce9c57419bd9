namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary><c>bd list</c>: issues by status, whether or not they can be worked on (contracts/bd.md, section 2.2).</summary>
internal static class ListVerb
{
    private const int AgentModeLimit = 20;

    private static readonly string[] Types = ["bug", "feature", "task", "epic", "chore", "decision"];

    public static TrackerAnswer Answer(TrackerCall call, TrackerState state)
    {
        var command = call.Command;
        foreach (var status in command.Values("status"))
        {
            if (status != "all" && !TrackerStatus.IsKnown(status))
                return TrackerAnswer.RefusedOnError(call, $"invalid status \"{status}\" (valid: {TrackerStatus.All})");
        }

        if (command.Value("type") is { } type && !Types.Contains(type))
            return TrackerAnswer.RefusedOnError(call, $"invalid issue type \"{type}\" (valid: {string.Join(", ", Types)})");

        var found = IssueFilter.InOrder(state.Issues.Where(issue => IsWanted(command, issue))).ToArray();
        var limit = Limit(call);
        var shown = limit > 0 ? found.Take(limit).ToArray() : found;
        var hint = shown.Length < found.Length && call.Profile.ListLimit > 0
            ? $"Showing {shown.Length} issues (use --limit 0 for all)\n"
            : "";

        var output = call.IsJson ? IssueList.Json(shown, state) : IssueList.Text(shown) + $"\nTotal: {shown.Length} issues\n";
        return new TrackerAnswer(0, output, hint);
    }

    private static bool IsWanted(TrackerCommand command, TrackerIssue issue)
    {
        var statuses = command.Values("status");
        var hasStatus = statuses.Count > 0
            ? statuses.Contains("all") || statuses.Contains(issue.Status)
            : command.Has("all") || !issue.IsDone;
        return hasStatus
            && (command.Value("type") is not { } type || issue.IssueType == type)
            && (!command.Has("no-assignee") || issue.Assignee.Length == 0)
            && IssueFilter.Accepts(command, issue)
            && IssueFilter.AcceptsAnyLabel(command, issue);
    }

    private static int Limit(TrackerCall call)
    {
        if (call.Command.Number("limit") is { } limit)
            return limit;
        if (call.Command.Has("all"))
            return 0;

        var isAgent = call.Environment("BD_AGENT_MODE") == "1" || call.Environment("CLAUDE_CODE") is { Length: > 0 };
        return isAgent ? AgentModeLimit : call.Profile.ListLimit;
    }
}
