namespace NightlyDispatch.Backlog;

/// <summary>The order in which bugs are tried: by priority, then the older first, then by id (design, section 4).</summary>
internal static class BugOrder
{
    public static IComparer<Bug> Comparer { get; } = Comparer<Bug>.Create(Compare);

    public static int Compare(Bug one, Bug other)
    {
        var byPriority = one.Priority.CompareTo(other.Priority);
        if (byPriority != 0)
            return byPriority;

        var byAge = one.CreatedAt.CompareTo(other.CreatedAt);
        return byAge != 0 ? byAge : string.CompareOrdinal(one.Id.Value, other.Id.Value);
    }
}
