namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>The recorded endings of a preflight (contracts/dx-runner.md, section 2), and some that a damaged runner could have.</summary>
internal enum PreflightVerdict
{
    Passes,

    /// <summary>Each provider's own way of refusing for authentication, for opencode also for a quota.</summary>
    Blocked,

    /// <summary>The runner gives up on a rate limit or a silent model, and passes with a warning; opencode only.</summary>
    ProbeTimesOut,

    /// <summary>Passes, and names another model than the one asked for; opencode only.</summary>
    AnswersForAnAlias,

    /// <summary>`opencode models` lists nothing; opencode only.</summary>
    ListsNoModels,

    BinaryMissing,

    /// <summary>Exit 1 with an empty standard output.</summary>
    ReasonOnStandardError,

    /// <summary>Exit 1 without a word.</summary>
    Silent,

    Hangs,
}
