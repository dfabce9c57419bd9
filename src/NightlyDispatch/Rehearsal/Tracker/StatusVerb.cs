using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary><c>bd status</c>: how many issues there are in each state (contracts/bd.md, section 6).</summary>
internal static class StatusVerb
{
    public static TrackerAnswer Answer(TrackerCall call, TrackerState state)
    {
        var counts = Counts(state, new ReadyRule(state, call.Now));
        if (!call.IsJson)
            return new TrackerAnswer(0, string.Concat(counts.Select(count => $"{count.Name.Replace('_', ' ')}: {count.Value}\n")), "");

        if (call.Profile.HasSchemaVersion)
            counts.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new TrackerAnswer(0, GoJson.Object(call.Profile, ("summary", writer => Write(writer, counts))), "");
    }

    private static void Write(Utf8JsonWriter writer, List<(string Name, double Value)> counts)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in counts)
            writer.WriteNumber(name, value);
        writer.WriteEndObject();
    }

    private static List<(string Name, double Value)> Counts(TrackerState state, ReadyRule rule) =>
    [
        ("total_issues", state.Issues.Count),
        ("open_issues", WithStatus(state, "open")),
        ("in_progress_issues", WithStatus(state, "in_progress")),
        ("closed_issues", WithStatus(state, "closed")),
        ("blocked_issues", state.Issues.Count(rule.IsBlocked)),
        ("deferred_issues", WithStatus(state, "deferred")),
        ("ready_issues", state.Issues.Count(issue => rule.IsReady(issue, type: null))),
        ("pinned_issues", state.Issues.Count(issue => issue.IsPinned)),
        ("epics_eligible_for_closure", 0),
        ("average_lead_time_hours", LeadTime(state)),
    ];

    private static int WithStatus(TrackerState state, string status) => state.Issues.Count(issue => issue.Status == status);

    private static double LeadTime(TrackerState state) =>
        state.Issues.Select(issue => (issue.ClosedAt - issue.CreatedAt)?.TotalHours).Average() ?? 0;
}
