namespace NightlyDispatch.Reporting;

/// <summary>Why a bug was or was not dispatched, pass by pass, and what would happen to it now; also the shape of `explain --json`.</summary>
/// <param name="Title">As the newest pass that saw it read it; null: none has.</param>
/// <param name="UnreadableLines">Lines of the ledger about it that cannot be read.</param>
internal sealed record Explanation(
    string Bug,
    string? Title,
    int? Priority,
    IReadOnlyList<ExplainedPass> Passes,
    int UnreadableLines,
    ExplainedNow Now);

/// <summary>What one pass did about the bug.</summary>
/// <param name="Pass">Null: it was done by hand, outside any pass.</param>
/// <param name="Class">dispatched, skipped, deferred or failed; null: the pass settled it without listing it.</param>
/// <param name="Reason">Of the class.</param>
internal sealed record ExplainedPass(
    string? Pass,
    DateTimeOffset At,
    string? Class,
    string? Reason,
    IReadOnlyList<ExplainedStep> Steps);

/// <param name="Event">As the ledger names it.</param>
internal sealed record ExplainedStep(DateTimeOffset At, string Event, string What);

/// <param name="Status">In the tracker; null: it knows no such issue, or did not answer.</param>
/// <param name="Problem">Why the tracker could not be asked; null: it answered.</param>
internal sealed record ExplainedNow(string? Status, string? Assignee, string What, string? Problem);
