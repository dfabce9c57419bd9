namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>The statuses that bd knows without configuration (contracts/bd.md, section 2.4).</summary>
internal static class TrackerStatus
{
    public const string All = "open, in_progress, blocked, deferred, closed, pinned, hooked";

    public static bool IsKnown(string status) => All.Split(", ").Contains(status);
}
