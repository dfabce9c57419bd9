namespace NightlyDispatch.EndToEnd.Proofs.Kills;

/// <summary>What must never come of a pass that was killed.</summary>
internal enum Harm
{
    /// <summary>Or one that works on a bug which is not ours.</summary>
    SecondAgent,

    /// <summary>Nothing of ours works on the bug, nor did.</summary>
    StrandedClaim,
    LostAlert,

    /// <summary>Although it was known to have arrived.</summary>
    RepeatedAlert,
    LeftoverPrompt,

    /// <summary>The pass that followed does not balance, exits with another code, or dispatches too little.</summary>
    WrongAccount,
}

/// <summary>Harm that was found, in words.</summary>
internal sealed record Finding(Harm Harm, string Words);
