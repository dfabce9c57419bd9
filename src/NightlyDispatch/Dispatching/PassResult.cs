using NightlyDispatch.Backlog;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Dispatching;

/// <summary>What a pass did, for the person or the mail that reads it.</summary>
/// <param name="ExitCode">128 + n after signal n, else one of <see cref="NightlyDispatch.ExitCode"/>.</param>
/// <param name="Problems">What kept the pass as a whole from going on.</param>
internal sealed record PassResult(
    PassIdentity Pass,
    int ExitCode,
    PassTally Tally,
    IReadOnlyList<(Bug Bug, Turn Turn)> Turns,
    IReadOnlyList<string> Problems)
{
    /// <summary>Whether the tracker has said what waits; without it the tally says nothing.</summary>
    public bool HasBacklog { get; init; } = true;

    /// <summary>Bugs that were deferred without a look at them, after those that had their turns.</summary>
    public int Behind { get; init; }

    /// <summary>What an operator was to be told, also where no webhook is configured.</summary>
    public IReadOnlyList<string> Alerted { get; init; } = [];

    /// <summary>Why the pass began nothing new, as an operator reads it; null: it was not paused when it began.</summary>
    public string? Paused { get; init; }
}
