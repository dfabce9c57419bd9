namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>Finds the issue that an id, or what bd takes for the abbreviation of one, stands for (contracts/bd.md, section 7).</summary>
/// <param name="Failure">Why there is none; null: there is one.</param>
internal sealed record IssueResolution(TrackerIssue? Issue, string? Failure)
{
    public static IssueResolution Of(string id, TrackerState state, TrackerProfile profile)
    {
        if (state.Find(id) is { } exact)
            return new(exact, null);

        var prefix = state.Prefix + "-";
        var token = WithoutPrefix(id, prefix);
        var isAbbreviation = id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
        var candidates = state.Issues.Where(issue => isAbbreviation && Fits(WithoutPrefix(issue.Id, prefix), token, profile)).ToArray();
        return candidates switch
        {
            [] => new(null, $"no issue found matching \"{id}\""),
            [var single] => new(single, null),
            _ => new(null, $"ambiguous ID \"{id}\" matches {candidates.Length} issues: [{string.Join(' ', candidates.Select(c => c.Id))}]\n"
                + "Use more characters to disambiguate"),
        };
    }

    private static bool Fits(string hash, string token, TrackerProfile profile) =>
        profile.AbbreviationIsLeading ? hash.StartsWith(token, StringComparison.Ordinal) : hash.Contains(token, StringComparison.Ordinal);

    private static string WithoutPrefix(string id, string prefix) =>
        id.StartsWith(prefix, StringComparison.Ordinal) ? id[prefix.Length..] : id;
}
