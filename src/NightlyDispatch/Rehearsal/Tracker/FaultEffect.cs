namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>What goes wrong in a call; several effects may be combined (contracts/bd-stand-in.md, section 6).</summary>
/// <param name="Until">A file that the call waits for, before any work.</param>
/// <param name="Hang">Before any work, until killed.</param>
/// <param name="SnapshotRaceMs">
/// Between reading the issues and writing what the call made of them, unchecked: a claim that is no compare-and-set.
/// </param>
/// <param name="StolenAfterClaim">Who holds the issue right after the success was printed.</param>
/// <param name="StealTo">Who holds the issue just before the call is answered.</param>
/// <param name="FuzzyTo">The id that is acted on instead.</param>
/// <param name="IgnoreFlag">A flag that is accepted and not applied, for example --unassigned.</param>
/// <param name="StdoutFlood">Bytes of noise before the answer.</param>
/// <param name="Exit">The exit code, and nothing else, is replaced.</param>
internal sealed record FaultEffect(
    int DelayMs = 0,
    string? Until = null,
    bool Hang = false,
    int SnapshotRaceMs = 0,
    bool NoDatabase = false,
    bool ServerDown = false,
    bool CrashBeforeCommit = false,
    bool CrashAfterCommit = false,
    bool PhantomSuccess = false,
    bool PhantomFailure = false,
    string? StolenAfterClaim = null,
    string? StealTo = null,
    string? FuzzyTo = null,
    string? IgnoreFlag = null,
    bool FalseEmpty = false,
    bool EmptyStdout = false,
    bool Null = false,
    bool Garbage = false,
    bool TwoDocuments = false,
    string? Preamble = null,
    int StdoutFlood = 0,
    bool InvalidUtf8 = false,
    int? TruncateBytes = null,
    int? Exit = null);
