namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>A comment on an issue.</summary>
internal sealed record TrackerComment(string Id, string IssueId, string Author, string Text, DateTimeOffset CreatedAt);
