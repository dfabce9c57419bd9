using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NightlyDispatch.Alerts;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Ledger;

/// <summary>All that a pass has to know of those before it: a fold over the ledger's lines.</summary>
/// <param name="OpenPass">The pass that has begun and not ended; null: the last one wrote its end line.</param>
/// <param name="MayHaveOrphans">A pass was cut short, or the ledger is new: claims may be left that no dispatch knows of.</param>
/// <param name="PassesWithoutProgress">In a row: bugs were listed, none dispatched, and no job ran.</param>
internal sealed record LedgerState(
    string? OpenPass,
    DateTimeOffset OpenSince,
    string Machine,
    string Actor,
    int? Session,
    bool MayHaveOrphans,
    MigrationClock Migration,
    PassTally Tally,
    ImmutableSortedDictionary<string, OpenDispatch> Dispatches,
    ImmutableSortedDictionary<string, BugHistory> Bugs,
    ImmutableSortedDictionary<string, Cooldown> Cooldowns,
    AlertBook Alerts,
    bool HasSeenBugs,
    int PassesWithoutProgress)
{
    public static LedgerState Empty { get; } = new(
        null,
        DateTimeOffset.MinValue,
        "",
        "",
        null,
        true,
        MigrationClock.Unstarted,
        PassTally.Empty,
        Keyed<OpenDispatch>(),
        Keyed<BugHistory>(),
        Keyed<Cooldown>(),
        AlertBook.Empty,
        false,
        0);

    /// <summary>The dispatches that this computer may settle.</summary>
    [JsonIgnore]
    public IEnumerable<OpenDispatch> OwnDispatches => Dispatches.Values.Where(dispatch => dispatch.Machine == Machine);

    [JsonIgnore]
    public int LiveJobs => OwnDispatches.Count(dispatch => dispatch.HoldsSlot);

    public BugHistory HistoryOf(string bug) => Bugs.GetValueOrDefault(bug) ?? BugHistory.None;

    private static ImmutableSortedDictionary<string, T> Keyed<T>() =>
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
