namespace NightlyDispatch.Ledger;

/// <summary>What became of a job.</summary>
internal enum JobOutcome
{
    /// <summary>It left commits or changes, or the runner says that it did; its bug awaits review.</summary>
    Worked,
    Failed,
    DidNothing,

    /// <summary>It ran longer than it may, or lost its claim, and was ended.</summary>
    Stopped,
}
