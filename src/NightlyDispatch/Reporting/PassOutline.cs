using NightlyDispatch.Ledger;

namespace NightlyDispatch.Reporting;

/// <summary>One pass in short: how it went, what it dispatched, and what each provider answered.</summary>
/// <param name="Ended">Null: it has no end line.</param>
/// <param name="Seconds">From its beginning to its end, never negative; null: it has no end line.</param>
/// <param name="PausedBecause">Null: it was not paused.</param>
/// <param name="Account">Null: the backlog was not read.</param>
/// <param name="Providers">Those of the settings, in the order of the chain, and then others that were asked.</param>
internal sealed record PassOutline(
    string Pass,
    DateTimeOffset Began,
    DateTimeOffset? Ended,
    PassState State,
    double? Seconds,
    int? ExitCode,
    string? ExitName,
    string? PausedBecause,
    PassTally? Account,
    IReadOnlyList<DispatchedBug> Dispatched,
    IReadOnlyList<ProviderAnswer> Providers,
    PaidProbes PaidProbes);

internal enum PassState
{
    Ended,
    Running,

    /// <summary>It has no end line, and nobody is at work on it.</summary>
    CutShort,

    /// <summary>It has no end line, and this machine does not tell whether it runs.</summary>
    NotEnded,
}

/// <param name="Provider">Null: the line that names it cannot be read.</param>
/// <param name="Model">Null: the provider's own default.</param>
internal sealed record DispatchedBug(string Bug, string Title, int Priority, string? Provider, string? Model);

/// <summary>What a provider was to a pass.</summary>
/// <param name="IsUsed">It was selected; its starts may have been refused all the same.</param>
/// <param name="Reason">Why it was refused or not asked, in its own words where it gave any; else null.</param>
internal sealed record ProviderAnswer(string Provider, Availability Availability, bool IsUsed, string? Reason, string? Code);

internal enum Availability
{
    /// <summary>An earlier one of the chain was good enough, or there was nothing to dispatch.</summary>
    NotAsked,
    Available,

    /// <summary>Its preflight said no, or a start on it was refused although the preflight had said yes.</summary>
    Refused,

    /// <summary>Not asked, because it had said of itself that asking is useless for a while.</summary>
    CoolingDown,
}

/// <summary>Questions to a strictGate provider's model; each is a real call of the model.</summary>
/// <param name="Preflights">That the pass made.</param>
/// <param name="Starts">Starts on such a provider; the runner repeats its whole preflight in each.</param>
internal sealed record PaidProbes(int Preflights, int Starts)
{
    public static PaidProbes None { get; } = new(0, 0);

    public PaidProbes Plus(PaidProbes other) => new(Preflights + other.Preflights, Starts + other.Starts);
}
