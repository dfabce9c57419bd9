using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.EndToEnd.Proofs.Kills;

/// <summary>A night in which a pass is killed, and what must be true when the next one has ended, at whatever moment that was.</summary>
/// <param name="ExitCode">Of the pass that follows.</param>
/// <param name="Agents">How many are then at work.</param>
/// <param name="Alerts">The beginnings of the messages that must then have arrived.</param>
internal sealed record KillScenario(
    string Name,
    RehearsalSetting Setting,
    ExitCode ExitCode,
    int Agents,
    params IReadOnlyList<string> Alerts)
{
    /// <summary>What happens before the pass that is killed.</summary>
    public Func<Night, Task> ArrangeAsync { get; init; } = _ => Task.CompletedTask;

    public override string ToString() => Name;
}
