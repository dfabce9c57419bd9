using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.Rehearsal;

/// <summary>What a rehearsed pass left behind, seen from outside.</summary>
/// <param name="Agents">Those that began.</param>
internal sealed record RehearsalOutcome(
    ChildResult Pass,
    IReadOnlyList<TrackerIssue> Backlog,
    IReadOnlyList<LoggedCall> Calls,
    IReadOnlyList<SlackPost> Alerts,
    IReadOnlyList<AgentRecord> Agents,
    IReadOnlyList<string> LedgerLines)
{
    public int? ExitCode => Pass.ExitCode;

    public IEnumerable<TrackerIssue> Claimed => Backlog.Where(IsClaimed);

    /// <summary>Whether a pass holds the issue.</summary>
    public static bool IsClaimed(TrackerIssue issue) =>
        issue.Status == "in_progress" && issue.Assignee.StartsWith("nightlydispatch-", StringComparison.Ordinal);

    public bool IsOneAgentOf(string provider) =>
        Agents is [var agent] && agent.Provider == provider && Claimed.Select(issue => issue.Id).SequenceEqual([agent.Beads]);

    public bool HasAlert(params string[] words) =>
        Alerts.Any(alert => words.All(word => alert.Text.Contains(word, StringComparison.Ordinal)));
}
