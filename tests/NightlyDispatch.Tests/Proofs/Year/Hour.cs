using NightlyDispatch.Dispatching;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>An hour of the year: one pass, and what could and could not be expected of it.</summary>
/// <param name="Begun">By the clock, which may be wrong.</param>
/// <param name="Result">Null: it was killed.</param>
/// <param name="After">What the ledger says when it is over.</param>
/// <param name="WasClockSet">Since the pass before.</param>
/// <param name="TrackerFailed">At least one call of bd failed.</param>
/// <param name="WasSignalled">It was asked to end.</param>
internal sealed record Hour(
    int Number,
    DateTimeOffset Begun,
    PassResult? Result,
    LedgerState After,
    bool WasClockSet,
    bool TrackerFailed,
    bool RunnerFailed,
    bool CannotStop,
    bool ChannelFailed,
    bool WasSignalled)
{
    /// <summary>A pass that was not hindered in settling what it found.</summary>
    public bool IsGood => Result is not null && !WasClockSet && !TrackerFailed && !RunnerFailed && !CannotStop && !WasSignalled;
}
