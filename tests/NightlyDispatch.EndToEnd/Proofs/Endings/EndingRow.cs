using NightlyDispatch.Dispatching;
using NightlyDispatch.Ledger;
using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.EndToEnd.Proofs.Endings;

/// <summary>A row of the table of endings (design, section 4.8): a night that leads to it, and what is then seen from outside.</summary>
/// <param name="Name">What happens, as a condition.</param>
/// <param name="ExitCode">Of the pass.</param>
/// <param name="Words">In the bug's line of the account, after its class.</param>
internal sealed record EndingRow(
    Ending Ending,
    string Name,
    RehearsalSetting Setting,
    BugClass Class,
    Fate Claim,
    ExitCode ExitCode,
    string Words)
{
    /// <summary>Whose turn ends in this way.</summary>
    public string Bug { get; init; } = "bd-1";

    public bool CountsToQuarantine { get; init; }

    /// <summary>Whether the bugs after it are deferred because of it.</summary>
    public bool EndsThePass { get; init; }

    /// <summary>What happens before the pass.</summary>
    public Func<Night, Task> ArrangeAsync { get; init; } = _ => Task.CompletedTask;
}
