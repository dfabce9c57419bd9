using System.Text.Json;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>What the outcomes of bugs are called, and in which order they are told.</summary>
internal static class BugOutcomes
{
    public static IReadOnlyList<BugOutcome> All { get; } = Enum.GetValues<BugOutcome>();

    /// <returns>For example did nothing.</returns>
    public static string NameOf(BugOutcome outcome) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.ToString()).Replace('-', ' ');

    /// <returns>For example 2 worked, 1 did nothing; "none" where there is no bug.</returns>
    public static string Counts(IEnumerable<BugOutcome> outcomes) =>
        PassWords.Counts(outcomes.Order().CountBy(NameOf).Select(count => (count.Value, count.Key)));
}
