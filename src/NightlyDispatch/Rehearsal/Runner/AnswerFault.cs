namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>How a call of the stand-in runner fails to answer.</summary>
internal enum AnswerFault
{
    None,

    /// <summary>Exit 24, as without the tracker's runtime (contracts/dx-runner.md, section 1).</summary>
    RuntimeMissing,

    /// <summary>Exit 0 with text that is no answer.</summary>
    Garbage,

    /// <summary>Exit 1 without a word.</summary>
    Silence,

    Hang,
}
