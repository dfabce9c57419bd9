namespace NightlyDispatch.Ledger;

/// <summary>A pass holds the lock and begins; its claims will carry this actor.</summary>
/// <param name="Machine">Identifies this computer, so that another one's jobs in a shared home are left alone.</param>
/// <param name="Session">
/// The session that its children share (setsid(2)); 0 where its leader is outside of the container. Null: not known.
/// </param>
internal sealed record PassStarted(string Machine, string Host, string Actor, int ProcessId, int? Session, string Program) : LedgerEvent;

/// <summary>An operator's pause held this pass back, from its beginning or from some claim on.</summary>
/// <param name="Since">When the pause was made.</param>
/// <param name="Until">When it ends, as this pass counts.</param>
internal sealed record PassPaused(DateTimeOffset Since, DateTimeOffset Until, string Reason) : LedgerEvent;

/// <summary>A claim of ours may be left somewhere that no dispatch knows of.</summary>
internal sealed record OrphanSuspected(string Reason) : LedgerEvent;

/// <summary>All claims that carry an actor of this host have been looked at.</summary>
internal sealed record OrphansSearched(int Released) : LedgerEvent;

/// <summary>The tracker answered, element by element accounted for.</summary>
internal sealed record BacklogRead(int Received, int Listed, IReadOnlyDictionary<string, int> FilteredOut) : LedgerEvent;

/// <summary>One question to a provider, and its answer.</summary>
/// <param name="Error">Null: available.</param>
internal sealed record PreflightFinished(
    string Provider,
    string? Model,
    string? Error,
    string? Code,
    string? NextAction,
    string? Warning,
    double Seconds) : LedgerEvent;

/// <summary>The provider that this pass uses from here on.</summary>
internal sealed record ProviderSelected(string Provider, string? Model) : LedgerEvent;

/// <summary>A provider is passed over for a while, after a fault of its own.</summary>
internal sealed record ProviderCooled(string Provider, DateTimeOffset Until, string Reason) : LedgerEvent;

/// <summary>The migration is over: from now on the second limit holds.</summary>
internal sealed record ParallelismWidened : LedgerEvent;

/// <summary>How a listed bug's turn ended; the account of the pass is counted from these lines.</summary>
internal sealed record BugEnded(
    string Bug,
    string Title,
    int Priority,
    BugClass Class,
    string Reason,
    bool CountsToQuarantine) : LedgerEvent;

/// <summary>So many listed bugs come after all those that the pass looked at.</summary>
internal sealed record BugsDeferred(int Count, string Reason) : LedgerEvent;

/// <summary>The last line of a pass, with all that the next one needs to know.</summary>
internal sealed record PassEnded(int ExitCode, LedgerState State) : LedgerEvent;
