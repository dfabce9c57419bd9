namespace NightlyDispatch.Ledger;

/// <summary>What became of a job.</summary>
internal enum JobOutcome
{
    /// <summary>It left commits or changes, or the runner says that it did; its bug awaits review.</summary>
    Worked,
    Failed,
    DidNothing,

    /// <summary>It was ended before its time: by this program, because it ran too long or lost its claim, or by somebody else.</summary>
    Stopped,

    /// <summary>The runner knows nothing of it any more, and nothing shows what it did.</summary>
    Vanished,
}
