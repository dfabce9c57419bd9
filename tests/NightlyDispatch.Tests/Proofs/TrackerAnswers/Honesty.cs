namespace NightlyDispatch.Tests.Proofs.TrackerAnswers;

/// <summary>Whether an answer of bd says how things are.</summary>
internal enum Honesty
{
    /// <summary>It has the form of the contract, and must be believed.</summary>
    Honest,

    /// <summary>It is anything else, and must end in exit 5.</summary>
    Dishonest,

    /// <summary>Readers may differ, so either is right; a failure or a silent empty list is not.</summary>
    Disputed,
}
