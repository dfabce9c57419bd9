using System.Text.Json.Serialization;

namespace NightlyDispatch.Ledger;

/// <summary>A dispatch that has not been closed: half done, or with a job that runs.</summary>
/// <param name="Machine">Only this computer may settle it.</param>
/// <param name="Actor">Who holds its claim.</param>
/// <param name="Session">Of the pass, and so of its starts; agents have sessions of their own. Null: not known.</param>
/// <param name="IsConfirmed">The claim was re-read after the acknowledgement.</param>
/// <param name="Unanswered">Passes in a row in which a tool did not answer when it was to be settled.</param>
/// <param name="UnansweredIn">The newest of those passes.</param>
/// <param name="AgedFrom">Counts for its age instead of <paramref name="Since"/>, after the clock was set back; null: it was not.</param>
internal sealed record OpenDispatch(
    string Bug,
    string Machine,
    string Actor,
    int? Session,
    string Fingerprint,
    DispatchStage Stage,
    DateTimeOffset Since,
    string? Prompt = null,
    string? Provider = null,
    string? Model = null,
    string? Mark = null,
    int? StartProcessId = null,
    int? AgentProcessId = null,
    string? Worktree = null,
    string? Head = null,
    string? StatusHash = null,
    JobOutcome? Outcome = null,
    string? OutcomeReason = null,
    string? ReasonCode = null,
    JobEvidence? Evidence = null,
    bool IsConfirmed = false,
    int Unanswered = 0,
    string? UnansweredIn = null,
    DateTimeOffset? AgedFrom = null)
{
    /// <summary>By which it is told whether the agent has run too long.</summary>
    public TimeSpan AgeAt(DateTimeOffset now) => now - (AgedFrom ?? Since);

    /// <summary>An agent of it runs, or may run.</summary>
    [JsonIgnore]
    public bool HoldsSlot => Stage is DispatchStage.StartIntended or DispatchStage.Unknown or DispatchStage.Acknowledged;
}
