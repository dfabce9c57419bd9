using NightlyDispatch.Ledger;

namespace NightlyDispatch.Reporting;

/// <summary>Where everything stands, for the person who wakes up; also the shape of `status --json`.</summary>
/// <param name="LastPass">The newest that ended; null: none has.</param>
/// <param name="OpenPass">One that has begun and not ended; null: there is none.</param>
/// <param name="HalfDone">Dispatches without a job, which the next pass settles.</param>
/// <param name="LostAlerts">Refused for good, or dropped because too many waited, since the last delivery.</param>
internal sealed record StatusReport(
    DateTimeOffset At,
    EndedPass? LastPass,
    OpenPass? OpenPass,
    IReadOnlyList<JobStatus> Jobs,
    Slots Slots,
    MigrationStatus Migration,
    IReadOnlyList<CoolingProvider> Cooldowns,
    IReadOnlyList<QuarantinedBug> Quarantine,
    IReadOnlyList<string> AwaitingReview,
    IReadOnlyList<HalfDoneDispatch> HalfDone,
    IReadOnlyList<WaitingAlert> Alerts,
    int LostAlerts,
    PauseStatus? Pause,
    LockStatus Lock,
    IReadOnlyList<ProviderStatus> Providers);

/// <param name="ExitName">For example dispatch-failed.</param>
internal sealed record EndedPass(
    string Pass,
    DateTimeOffset Began,
    DateTimeOffset Ended,
    int ExitCode,
    string ExitName,
    bool WasPaused,
    PassTally Account);

/// <param name="IsRunning">False: it was cut short; null: this machine does not tell.</param>
internal sealed record OpenPass(string Pass, DateTimeOffset Began, bool? IsRunning);

/// <summary>An agent that runs, or may run.</summary>
/// <param name="Model">Null: the provider's own default.</param>
/// <param name="State">running, ended, not launched or unknown.</param>
/// <param name="RunnerState">As dx-runner check names it; null: it gave no answer, and <paramref name="RunnerReason"/> says why.</param>
/// <param name="MarkedProcesses">How many processes carry the mark of its start; null: this machine does not tell.</param>
/// <param name="IsOverdue">Longer at work than jobTimeout allows.</param>
/// <param name="IsElsewhere">Another computer that shares this state folder started it; its state is not known here.</param>
internal sealed record JobStatus(
    string Bug,
    string? Provider,
    string? Model,
    DateTimeOffset Since,
    string State,
    string? RunnerState,
    string? RunnerReason,
    int? MarkedProcesses,
    bool IsOverdue,
    bool IsElsewhere,
    string? Worktree);

internal sealed record Slots(int Used, int Limit);

/// <param name="Day">1 for the first 24 hours; null: no pass has been made.</param>
/// <param name="CleanHours">Of the series of clean passes up to now.</param>
/// <param name="WidensAt">If passes stay clean; null: it has widened.</param>
internal sealed record MigrationStatus(
    int? Day,
    DateTimeOffset? FirstPass,
    double CleanHours,
    int Limit,
    int NextLimit,
    DateTimeOffset? WidensAt);

internal sealed record CoolingProvider(string Provider, DateTimeOffset Until, string Reason);

internal sealed record QuarantinedBug(string Bug, string Reason, DateTimeOffset Since);

/// <param name="Stage">What its last line in the ledger says.</param>
internal sealed record HalfDoneDispatch(string Bug, string Stage, DateTimeOffset Since, string Actor);

internal sealed record WaitingAlert(string Condition, string Subject, int Count, DateTimeOffset FirstAt, string Reason);

internal sealed record PauseStatus(DateTimeOffset Since, DateTimeOffset Until, string Reason);

/// <param name="IsHeld">Null: this machine does not tell.</param>
internal sealed record LockStatus(string Path, bool? IsHeld, int? ProcessId);

/// <param name="FalseGreens">Jobs that failed by the provider's fault although its preflight had said yes.</param>
/// <param name="FalseGreenRate">Of all its jobs that have ended, between 0 and 1; null: none has.</param>
internal sealed record ProviderStatus(
    string Provider,
    int Preflights,
    int Available,
    int RefusedStarts,
    int Jobs,
    int Worked,
    int FalseGreens,
    double? FalseGreenRate);
