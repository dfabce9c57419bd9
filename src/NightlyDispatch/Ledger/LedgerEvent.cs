using System.Text.Json.Serialization;

namespace NightlyDispatch.Ledger;

/// <summary>One line of the ledger: something that is about to be done, or what came of it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(PassStarted), "pass-started")]
[JsonDerivedType(typeof(PassPaused), "pass-paused")]
[JsonDerivedType(typeof(OrphanSuspected), "orphan-suspected")]
[JsonDerivedType(typeof(OrphansSearched), "orphans-searched")]
[JsonDerivedType(typeof(BacklogRead), "backlog-read")]
[JsonDerivedType(typeof(PreflightFinished), "preflight")]
[JsonDerivedType(typeof(ProviderSelected), "provider-selected")]
[JsonDerivedType(typeof(ProviderCooled), "provider-cooled")]
[JsonDerivedType(typeof(ClaimIntended), "claim-intended")]
[JsonDerivedType(typeof(ClaimLost), "claim-lost")]
[JsonDerivedType(typeof(Claimed), "claimed")]
[JsonDerivedType(typeof(PromptIntended), "prompt-intended")]
[JsonDerivedType(typeof(StartIntended), "start-intended")]
[JsonDerivedType(typeof(StartSpawned), "start-spawned")]
[JsonDerivedType(typeof(StartRefused), "start-refused")]
[JsonDerivedType(typeof(OutcomeUnknown), "outcome-unknown")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
[JsonDerivedType(typeof(ClaimConfirmed), "claim-confirmed")]
[JsonDerivedType(typeof(ReleaseIntended), "release-intended")]
[JsonDerivedType(typeof(DispatchClosed), "dispatch-closed")]
[JsonDerivedType(typeof(SettlementPostponed), "settlement-postponed")]
[JsonDerivedType(typeof(ClockSetBack), "clock-set-back")]
[JsonDerivedType(typeof(BugEnded), "bug-ended")]
[JsonDerivedType(typeof(JobEnded), "job-ended")]
[JsonDerivedType(typeof(BugQuarantined), "bug-quarantined")]
[JsonDerivedType(typeof(BugRetried), "bug-retried")]
[JsonDerivedType(typeof(ParallelismWidened), "parallelism-widened")]
[JsonDerivedType(typeof(AlertRaised), "alert-raised")]
[JsonDerivedType(typeof(AlertDelivered), "alert-delivered")]
[JsonDerivedType(typeof(AlertRefused), "alert-refused")]
[JsonDerivedType(typeof(PassEnded), "pass-ended")]
internal abstract record LedgerEvent
{
    /// <summary>The format that this program writes; a line with a higher number was written by a newer one.</summary>
    public const int Format = 1;

    [JsonPropertyOrder(-3)]
    public int V { get; init; }

    [JsonPropertyOrder(-2)]
    public DateTimeOffset At { get; init; }

    /// <summary>Of the pass that wrote the line.</summary>
    [JsonPropertyOrder(-1)]
    public string? Pass { get; init; }
}
