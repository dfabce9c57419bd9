using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>An issue as the stand-in stores it; bd does not print a field that is empty (contracts/bd.md, section 2.4).</summary>
internal sealed record TrackerIssue(string Id, string Title, DateTimeOffset CreatedAt)
{
    public string Description { get; init; } = "";

    public string AcceptanceCriteria { get; init; } = "";

    public string Notes { get; init; } = "";

    public string Status { get; init; } = "open";

    /// <summary>0 (most urgent) to 4.</summary>
    public int Priority { get; init; } = 1;

    public string IssueType { get; init; } = "bug";

    public string Assignee { get; init; } = "";

    public string Owner { get; init; } = "";

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public string CloseReason { get; init; } = "";

    public DateTimeOffset? DeferUntil { get; init; }

    public string ExternalRef { get; init; } = "";

    public JsonElement? Metadata { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];

    public IReadOnlyList<TrackerDependency> Dependencies { get; init; } = [];

    public bool IsEphemeral { get; init; }

    public bool IsPinned { get; init; }

    public bool IsTemplate { get; init; }

    /// <summary>Closed and pinned issues neither block nor are blocked (contracts/bd.md, section 8.3).</summary>
    public bool IsDone => Status is "closed" or "pinned";

    public TrackerIssue HeldBy(string actor, DateTimeOffset now) => WithStatus("in_progress", now) with { Assignee = actor };

    /// <summary>Entering closed notes the time, leaving it forgets time and reason.</summary>
    public TrackerIssue WithStatus(string status, DateTimeOffset now) => this with
    {
        Status = status,
        UpdatedAt = now,
        ClosedAt = status == "closed" ? ClosedAt ?? now : null,
        CloseReason = status == "closed" ? CloseReason : "",
    };
}
