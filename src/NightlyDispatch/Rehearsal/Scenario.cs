namespace NightlyDispatch.Rehearsal;

/// <summary>A night worth seeing, and what it promises to show.</summary>
/// <param name="Shows">One sentence for the list.</param>
/// <param name="Promises">What must be true of the outcome, each with the words in which it is said.</param>
internal sealed record Scenario(
    string Name,
    string Shows,
    RehearsalSetting Setting,
    IReadOnlyList<(string Words, Func<RehearsalOutcome, bool> Holds)> Promises);
