namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>The flags of each verb, by release (contracts/bd-stand-in.md, section 4).</summary>
internal static class TrackerFlags
{
    public static TrackerFlag[] Global() => [Switch("json"), new("actor"), Switch("version", 'V'), Switch("help", 'h')];

    /// <returns>Null: bd knows no such verb.</returns>
    public static TrackerFlag[]? Of(string verb, TrackerProfile profile) => verb switch
    {
        "version" => [],
        "ready" =>
        [
            Number("limit", 'n'), Number("priority", 'p'), new("type", 't'), Switch("unassigned", 'u'), new("assignee", 'a'),
            .. LabelFilters(profile),
        ],
        "list" =>
        [
            Number("limit", 'n'), new("status", 's'), new("type", 't'), new("assignee", 'a'), Switch("no-assignee"),
            Switch("all"), Switch("flat"), Switch("no-pager"), .. LabelFilters(profile),
        ],
        "show" => profile.CommentsAreShownOnRequest ? [Switch("include-comments")] : [],
        "update" =>
        [
            Switch("claim"), new("status", 's'), new("assignee", 'a'), new("notes"), new("append-notes"), new("add-label"),
            .. profile.HasGuards ? [new("if-assignee"), new("if-status"), Switch("force")] : (TrackerFlag[])[],
        ],
        "status" => [Switch("no-activity")],
        "comments" => [new("file", 'f'), new("author", 'a')],
        _ => null,
    };

    private static TrackerFlag[] LabelFilters(TrackerProfile profile) =>
        [new("label", 'l'), new("label-any"), .. profile.HasExcludeLabel ? [new("exclude-label")] : (TrackerFlag[])[]];

    private static TrackerFlag Switch(string name, char letter = '\0') => new(name, letter, TakesValue: false);

    private static TrackerFlag Number(string name, char letter) => new(name, letter, IsNumber: true);
}
