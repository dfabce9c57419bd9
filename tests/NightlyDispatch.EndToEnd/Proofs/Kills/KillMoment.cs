using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.EndToEnd.Proofs.Kills;

/// <summary>When a pass is killed, and whether the tool that it called goes on at once or only when the clean pass has ended.</summary>
/// <param name="Kind">ledger or call.</param>
/// <param name="Number">From 1, two for each line of the ledger, one for each beginning or end of a call.</param>
/// <param name="Again">At which moment of its ledger the next pass is killed, too, if it comes so far; null: it is not.</param>
internal sealed record KillMoment(KillScenario Scenario, string Kind, int Number, bool OrphanWaits = false, int? Again = null)
{
    private const string Ledger = "ledger";
    private const string Call = "call";

    /// <param name="lines">That the pass appends to its ledger.</param>
    /// <param name="calls">Beginnings and ends of its calls.</param>
    public static IEnumerable<KillMoment> Of(KillScenario scenario, int lines, int calls) =>
    [
        .. Enumerable.Range(1, 2 * lines).Select(number => new KillMoment(scenario, Ledger, number)),
        .. Enumerable.Range(1, calls).Select(number => new KillMoment(scenario, Call, number)),
        .. Enumerable.Range(1, calls).Select(number => new KillMoment(scenario, Call, number, OrphanWaits: true)),
        .. Enumerable.Range(1, calls).Select(number => new KillMoment(scenario, Call, number, Again: 1 + 7 * number % (2 * lines))),
    ];

    /// <param name="callsBefore">Beginnings and ends of calls before the pass, which the rehearsal counts, too.</param>
    public Dictionary<string, string?> ToEnvironment(int callsBefore) => new()
    {
        [KillPoint.Variable] = $"{Kind}:{Number + (Kind == Call ? callsBefore : 0)}{(OrphanWaits ? ":wait" : "")}",
    };

    /// <summary>For the next pass; null: it is not killed.</summary>
    public KillMoment? Next => Again is { } number ? new(Scenario, Ledger, number) : null;

    public override string ToString() =>
        $"{Scenario}, killed at {Kind} moment {Number}{(OrphanWaits ? ", the orphan waits" : "")}"
        + (Again is { } again ? $", and at {Ledger} moment {again} of the next pass" : "");
}
