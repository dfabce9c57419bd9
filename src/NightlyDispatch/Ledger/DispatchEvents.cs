namespace NightlyDispatch.Ledger;

/// <summary>A claim is about to be made.</summary>
/// <param name="Fingerprint">Tells a second bug with the same text (design, section 4, Order).</param>
internal sealed record ClaimIntended(string Bug, string Fingerprint) : LedgerEvent;

/// <summary>A re-read showed that the bug is not ours.</summary>
internal sealed record ClaimLost(string Bug, string Reason) : LedgerEvent;

/// <summary>bd says that the bug is ours, or a re-read does.</summary>
internal sealed record Claimed(string Bug) : LedgerEvent;

/// <summary>A prompt file is about to be written.</summary>
internal sealed record PromptIntended(string Bug, string Path) : LedgerEvent;

/// <summary>A start is about to be spawned with this mark in its environment.</summary>
/// <param name="Model">As passed with --model; null: the provider's own default.</param>
/// <param name="Head">The worktree's commit, and a hash of what is changed in it; null where no worktree is known.</param>
internal sealed record StartIntended(
    string Bug,
    string Provider,
    string? Model,
    string Mark,
    string? Worktree,
    string? Head,
    string? StatusHash) : LedgerEvent;

/// <summary>The start runs.</summary>
internal sealed record StartSpawned(string Bug, int ProcessId) : LedgerEvent;

/// <summary>The start is proved to have launched nothing.</summary>
internal sealed record StartRefused(string Bug, string Provider, string Fault, string Reason, string? Code) : LedgerEvent
{
    /// <summary>The value of <see cref="Fault"/> where the provider is to blame (design, section 4.7).</summary>
    public const string ProvidersFault = "Provider";

    /// <summary>The value of <see cref="Fault"/> where the provider answers but takes no more jobs.</summary>
    public const string NoCapacity = "Capacity";
}

/// <summary>Whether the start launched an agent can neither be proved nor ruled out.</summary>
internal sealed record OutcomeUnknown(string Bug, string Reason) : LedgerEvent;

/// <summary>An agent was launched.</summary>
/// <param name="ProcessId">The launcher's; null where the runner did not name it.</param>
/// <param name="IsLate">Found by looking, not by its acknowledgement.</param>
internal sealed record Acknowledged(string Bug, string Provider, int? ProcessId, bool IsLate, double Seconds) : LedgerEvent;

/// <summary>A re-read after the acknowledgement shows that the claim still stands.</summary>
internal sealed record ClaimConfirmed(string Bug) : LedgerEvent;

/// <summary>A claim of ours is about to be given back.</summary>
internal sealed record ReleaseIntended(string Bug, string Reason) : LedgerEvent;

/// <summary>Nothing of the dispatch is left: no claim, no prompt file, no job.</summary>
internal sealed record DispatchClosed(string Bug, string How) : LedgerEvent;

/// <summary>A tool did not answer, so the dispatch stays as it is until a later pass.</summary>
internal sealed record SettlementPostponed(string Bug, string Reason) : LedgerEvent;

/// <summary>The clock stands before the time at which a dispatch was made: from here on its age is counted anew.</summary>
internal sealed record ClockSetBack(string Bug) : LedgerEvent;

/// <summary>What a job did, as far as can be judged.</summary>
/// <param name="ReasonCode">The runner's, or ours where it gave none.</param>
/// <param name="Reason">As a person reads it.</param>
/// <param name="Seconds">By the runner's report; where it gives none, from the start until its end was seen, so up to a pass too long.</param>
/// <param name="Evidence">Null: its worktree is not known or cannot be judged.</param>
internal sealed record JobEnded(
    string Bug,
    string Provider,
    string? Model,
    JobOutcome Outcome,
    string? ReasonCode,
    string Reason,
    bool IsProviderFault,
    string? Worktree,
    double Seconds,
    JobEvidence? Evidence) : LedgerEvent
{
    /// <summary>The reason code of a job that was stopped because its claim was no longer ours; no failure of the bug.</summary>
    public const string ClaimGone = "claim_gone";

    /// <summary>The reason code of a job that was stopped because it ran longer than it may.</summary>
    public const string Overdue = "overdue";
}

/// <summary>The bug is left out until somebody says `retry`.</summary>
internal sealed record BugQuarantined(string Bug, string Reason) : LedgerEvent;

/// <summary>An operator gave the bug a fresh start.</summary>
/// <param name="Machine">Where that was said: what another computer dispatched is forgotten with it, what this one did is settled.</param>
internal sealed record BugRetried(string Bug, string Machine) : LedgerEvent;
