using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Proofs.Chains;

/// <summary>What a pass over two bugs must do with a chain, and tell.</summary>
/// <param name="Asked">The preflights in order, as the calls are noted.</param>
/// <param name="Started">The providers of the first bug's starts, in order.</param>
/// <param name="Taker">Who works on both bugs; null: nobody.</param>
/// <param name="Left">The providers that were passed over, each as "name: its own reason".</param>
/// <param name="Alerts">The beginnings of the messages.</param>
internal sealed record Expected(
    IReadOnlyList<string> Asked,
    IReadOnlyList<string> Started,
    string? Taker,
    IReadOnlyList<string> Left,
    IReadOnlyList<string> Alerts,
    BugClass Class,
    bool IsClaimed,
    ExitCode ExitCode,
    IReadOnlyList<string> CooledDown);
