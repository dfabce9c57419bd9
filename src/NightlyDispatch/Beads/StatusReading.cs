namespace NightlyDispatch.Beads;

/// <summary>Reads how much a tracker holds: an empty list of ready bugs says nothing of a tracker that sees no issue at all.</summary>
internal static class StatusReading
{
    /// <exception cref="FormatException">The answer has an unknown form; the message completes "bd answered with …".</exception>
    public static int TotalIssues(string text) =>
        JsonAnswer.Value(text).Member("summary") is { } summary
            ? summary.RequiredNumber("total_issues")
            : throw new FormatException("JSON without a summary");
}
