using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.Rehearsal;

/// <summary>The night that is rehearsed: the backlog, how the two tools behave, and what the settings say about it.</summary>
/// <param name="Sections">Sections of the settings file as JSON, by name; what they leave out is as always.</param>
/// <param name="Slack">What the webhook answers, post by post; the last for all that follow, and 200 where there is none.</param>
internal sealed record RehearsalSetting(
    IReadOnlyList<TrackerIssue> Backlog,
    RunnerPlan Runner,
    string TrackerProfile,
    IReadOnlyList<Fault> TrackerFaults,
    IReadOnlyDictionary<string, string> Sections,
    IReadOnlyList<SlackReply> Slack)
{
    /// <summary>Whether the settings name a heartbeat, which the stand-in webhook takes too.</summary>
    public bool SendsHeartbeat { get; init; }

    public static RehearsalSetting Of(params IReadOnlyList<TrackerIssue> backlog) =>
        new(backlog, new RunnerPlan(), Tracker.TrackerProfile.Default, [], new Dictionary<string, string>(), []);

    public RehearsalSetting WithSection(string name, string json) =>
        this with { Sections = new Dictionary<string, string>(Sections) { [name] = json } };
}
