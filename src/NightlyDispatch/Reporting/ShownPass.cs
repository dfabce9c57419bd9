using NightlyDispatch.Alerts;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Reporting;

/// <summary>One pass in full, line by line; also the shape of `show --json`.</summary>
/// <param name="Host">Null, as the next three: the line of its beginning cannot be read.</param>
/// <param name="Actor">Whom its claims name.</param>
/// <param name="Bugs">Each listed bug and its end.</param>
/// <param name="SettledJobs">Jobs that this pass found ended; earlier passes had begun them.</param>
/// <param name="UnreadableLines">Of the ledger, in this pass or shortly before it.</param>
internal sealed record ShownPass(
    PassOutline Outline,
    string? Host,
    string? Actor,
    int? ProcessId,
    string? Program,
    IReadOnlyList<ShownPreflight> Preflights,
    IReadOnlyList<ShownBug> Bugs,
    IReadOnlyList<SettledJob> SettledJobs,
    IReadOnlyList<ShownAlert> Alerts,
    IReadOnlyList<ShownLine> Lines,
    int UnreadableLines);

/// <param name="At">When it was answered.</param>
/// <param name="Model">Null: the provider's own default.</param>
/// <param name="Error">Null: available.</param>
internal sealed record ShownPreflight(
    DateTimeOffset At,
    string Provider,
    string? Model,
    bool IsAvailable,
    string? Error,
    string? Code,
    string? NextAction,
    string? Warning,
    double Seconds);

internal sealed record ShownBug(string Bug, string Title, int Priority, BugClass Class, string Reason);

/// <param name="RecoveredFrom">What is over; null unless the condition is recovered.</param>
/// <param name="Reason">Null: it was raised by an earlier pass, and that is not known here.</param>
/// <param name="Fate">At the end of this pass.</param>
internal sealed record ShownAlert(
    AlertCondition Condition,
    string Subject,
    AlertCondition? RecoveredFrom,
    string? Reason,
    string? NextStep,
    AlertFate Fate);

internal enum AlertFate
{
    /// <summary>It is held back, or has not arrived yet.</summary>
    Waiting,
    Delivered,

    /// <summary>Its channel will never take it.</summary>
    Refused,
}

/// <param name="Event">As the ledger names it.</param>
/// <param name="Bug">Null: the line is about no bug.</param>
/// <param name="What">In words.</param>
internal sealed record ShownLine(DateTimeOffset At, string Event, string? Bug, string What);
