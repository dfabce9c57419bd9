using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NightlyDispatch.Alerts;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Ledger;

/// <summary>All that a pass has to know of those before it: a fold over the ledger's lines.</summary>
/// <param name="OpenPass">The pass that has begun and not ended; null: the last one wrote its end line.</param>
/// <param name="MayHaveOrphans">A pass was cut short, or the ledger is new: claims may be left that no dispatch knows of.</param>
/// <param name="PassesWithoutProgress">In a row: bugs were listed, none dispatched, and no job ran.</param>
/// <param name="LastPass">The newest that wrote its end line; null: there is none.</param>
/// <param name="Pause">The newest pause that held a pass back; null: none has.</param>
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
    int PassesWithoutProgress,
    ImmutableSortedDictionary<string, ProviderRecord> Providers,
    PassSummary? LastPass,
    PauseSeen? Pause)
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
        0,
        Keyed<ProviderRecord>(),
        null,
        null);

    /// <summary>The dispatches that this computer may settle.</summary>
    [JsonIgnore]
    public IEnumerable<OpenDispatch> OwnDispatches => Dispatches.Values.Where(dispatch => dispatch.Machine == Machine);

    /// <summary>Whether a pause has held the open pass back.</summary>
    [JsonIgnore]
    public bool IsPaused => OpenPass is not null && Pause?.Pass == OpenPass;

    /// <summary>Whether an earlier pass left anything that bd has to be asked about.</summary>
    [JsonIgnore]
    public bool HasUnsettled => MayHaveOrphans || OwnDispatches.Any();

    [JsonIgnore]
    public int LiveJobs => OwnDispatches.Count(dispatch => dispatch.HoldsSlot);

    public BugHistory HistoryOf(string bug) => Bugs.GetValueOrDefault(bug) ?? BugHistory.None;

    private static ImmutableSortedDictionary<string, T> Keyed<T>() =>
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
