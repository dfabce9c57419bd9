namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>An edge from the issue that stores it to another, which need not exist.</summary>
/// <param name="Type">For example blocks or parent-child.</param>
internal sealed record TrackerDependency(string DependsOnId, string Type, DateTimeOffset CreatedAt)
{
    public string CreatedBy { get; init; } = "";
}
