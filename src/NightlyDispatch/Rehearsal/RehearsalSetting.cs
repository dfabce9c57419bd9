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

    /// <summary>Of another host's rehearsal, whose backlog is then the only one; null: this one has its own.</summary>
    public string? SharedTracker { get; init; }

    /// <summary>The program to rehearse, also as the stand-ins; null: the one that runs, or was built beside it.</summary>
    public string? Program { get; init; }

    /// <summary>Whether the folder stays when the rehearsal is over.</summary>
    public bool IsKept { get; init; }

    public static RehearsalSetting Of(params IReadOnlyList<TrackerIssue> backlog) =>
        new(backlog, new RunnerPlan(), Tracker.TrackerProfile.Default, [], new Dictionary<string, string>(), []);

    public RehearsalSetting WithSection(string name, string json) =>
        this with { Sections = new Dictionary<string, string>(Sections) { [name] = json } };
}
