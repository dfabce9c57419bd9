using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Reporting;

/// <summary>Puts a pass in short, from its lines and the state that it began with.</summary>
/// <param name="policy">Of the settings as they are now: the ledger does not say in which order the chain once was.</param>
internal sealed class Outlining(ProviderPolicy policy)
{
    /// <param name="isRunning">Whether a pass without an end line is at work; null: this machine does not tell.</param>
    public PassOutline Outline(RecordedPass pass, bool? isRunning)
    {
        var lines = pass.Lines;
        var end = lines.OfType<PassEnded>().LastOrDefault();
        var tally = After(lines, pass.Before).Tally;
        return new PassOutline(
            pass.Id,
            pass.Began,
            end?.At,
            end is not null ? PassState.Ended
                : isRunning switch { true => PassState.Running, false => PassState.CutShort, null => PassState.NotEnded },
            end is null ? null : Math.Max(0, Math.Round((end.At - pass.Began).TotalSeconds, 3)),
            end?.ExitCode,
            end is null ? null : ExitCodes.NameOf(end.ExitCode),
            lines.OfType<PassPaused>().FirstOrDefault()?.Reason,
            lines.OfType<BacklogRead>().Any() ? tally : null,
            [.. lines.OfType<BugEnded>().Where(bug => bug.Class == BugClass.Dispatched).Select(bug => Dispatched(bug, lines))],
            [.. Names(lines).Select(provider => Answer(provider, pass))],
            Probes(lines));
    }

    private static DispatchedBug Dispatched(BugEnded bug, IReadOnlyList<LedgerEvent> lines)
    {
        var start = lines.OfType<StartIntended>().LastOrDefault(start => start.Bug == bug.Bug);
        return new DispatchedBug(bug.Bug, bug.Title, bug.Priority, start?.Provider, start?.Model);
    }

    private IEnumerable<string> Names(IReadOnlyList<LedgerEvent> lines) =>
        policy.Chain.Select(provider => provider.Name)
            .Concat(lines.OfType<PreflightFinished>().Select(preflight => preflight.Provider))
            .Distinct();

    private PaidProbes Probes(IReadOnlyList<LedgerEvent> lines) => new(
        lines.OfType<PreflightFinished>().Count(preflight => IsPaid(preflight.Provider)),
        lines.OfType<StartIntended>().Count(start => IsPaid(start.Provider)));

    private bool IsPaid(string provider) =>
        policy.Chain.Any(link => link.Name == provider && link.Behavior == ProviderBehavior.StrictGate);

    private static ProviderAnswer Answer(string provider, RecordedPass pass)
    {
        var isUsed = pass.Lines.OfType<ProviderSelected>().Any(selected => selected.Provider == provider);
        if (pass.Lines.OfType<StartRefused>().LastOrDefault(refusal => IsItsOwn(refusal, provider)) is { } refused)
            return new ProviderAnswer(provider, Availability.Refused, isUsed, refused.Reason, refused.Code);
        if (pass.Lines.OfType<PreflightFinished>().LastOrDefault(preflight => preflight.Provider == provider) is { } asked)
        {
            return asked.Error is { } error
                ? new ProviderAnswer(provider, Availability.Refused, isUsed, error, asked.Code)
                : new ProviderAnswer(provider, Availability.Available, isUsed, null, null);
        }

        return CooldownOf(provider, pass) is { } cooldown
            ? new ProviderAnswer(provider, Availability.CoolingDown, isUsed, cooldown.Explanation, null)
            : new ProviderAnswer(provider, Availability.NotAsked, isUsed, null, null);
    }

    private static bool IsItsOwn(StartRefused refusal, string provider) =>
        refusal.Provider == provider && refusal.Fault is StartRefused.ProvidersFault or StartRefused.NoCapacity;

    /// <summary>As it was when the pass chose; where it asked nobody, at its end.</summary>
    private static Cooldown? CooldownOf(string provider, RecordedPass pass)
    {
        List<LedgerEvent> lines = [.. pass.Lines.TakeWhile(line => line is not PreflightFinished)];
        var state = After(lines, pass.Before);
        var at = lines.Count == 0 ? pass.Began : lines[^1].At;
        return state.Cooldowns.GetValueOrDefault(provider) is { } cooldown && cooldown.Holds(at) ? cooldown : null;
    }

    /// <summary>The end line is left out: with it the account of the pass is closed.</summary>
    private static LedgerState After(IEnumerable<LedgerEvent> lines, LedgerState before) =>
        lines.Where(line => line is not PassEnded).Aggregate(before, (state, line) => state.Apply(line));
}
