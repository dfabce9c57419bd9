namespace NightlyDispatch.Backlog;

/// <summary>A ready bug as the tracker lists it; every text in it was written by strangers.</summary>
/// <param name="Priority">0 (most urgent) to 4.</param>
internal sealed record Bug(
    BugId Id,
    string Title,
    string Description,
    int Priority,
    DateTimeOffset CreatedAt,
    IReadOnlyList<string> Labels);
