using System.Text.Json;

namespace NightlyDispatch.Ledger;

/// <summary>
/// The name that each kind of line begins with. Not left to the serializer's polymorphism, which makes ready to write and read
/// every kind before the first line: a third of what a short command took (measured).
/// </summary>
internal static class LedgerEventNames
{
    private static readonly (Type Type, string Name)[] All =
    [
        (typeof(PassStarted), "pass-started"),
        (typeof(PassPaused), "pass-paused"),
        (typeof(OrphanSuspected), "orphan-suspected"),
        (typeof(OrphansSearched), "orphans-searched"),
        (typeof(BacklogRead), "backlog-read"),
        (typeof(PreflightFinished), "preflight"),
        (typeof(ProviderSelected), "provider-selected"),
        (typeof(ProviderCooled), "provider-cooled"),
        (typeof(ClaimIntended), "claim-intended"),
        (typeof(ClaimLost), "claim-lost"),
        (typeof(Claimed), "claimed"),
        (typeof(PromptIntended), "prompt-intended"),
        (typeof(StartIntended), "start-intended"),
        (typeof(StartSpawned), "start-spawned"),
        (typeof(StartRefused), "start-refused"),
        (typeof(OutcomeUnknown), "outcome-unknown"),
        (typeof(Acknowledged), "acknowledged"),
        (typeof(ClaimConfirmed), "claim-confirmed"),
        (typeof(ReleaseIntended), "release-intended"),
        (typeof(DispatchClosed), "dispatch-closed"),
        (typeof(SettlementPostponed), "settlement-postponed"),
        (typeof(ClockSetBack), "clock-set-back"),
        (typeof(BugEnded), "bug-ended"),
        (typeof(BugsDeferred), "bugs-deferred"),
        (typeof(JobEnded), "job-ended"),
        (typeof(BugQuarantined), "bug-quarantined"),
        (typeof(BugRetried), "bug-retried"),
        (typeof(ParallelismWidened), "parallelism-widened"),
        (typeof(AlertRaised), "alert-raised"),
        (typeof(AlertDelivered), "alert-delivered"),
        (typeof(AlertRefused), "alert-refused"),
        (typeof(PassEnded), "pass-ended"),
    ];

    private static readonly Dictionary<string, Type> Types = All.ToDictionary(kind => kind.Name, kind => kind.Type);
    private static readonly Dictionary<Type, string> Names = All.ToDictionary(kind => kind.Type, kind => kind.Name);

    public static IReadOnlyCollection<string> Known => Types.Keys;

    /// <returns>For example claim-intended.</returns>
    public static string Of(LedgerEvent line) => Names[line.GetType()];

    /// <exception cref="JsonException">There is no such kind of line.</exception>
    public static Type TypeOf(string name) =>
        Types.GetValueOrDefault(name) ?? throw new JsonException($"it is a {name}, which is no event that is known here");
}
