using NightlyDispatch.Ledger;

namespace NightlyDispatch.Reporting;

/// <summary>How the providers did from one state of the ledger to a later one.</summary>
internal static class ProviderFigures
{
    /// <param name="lines">Those in between.</param>
    public static ReportedProvider Of(string provider, LedgerState before, LedgerState now, DateTimeOffset at, IReadOnlyList<LedgerEvent> lines)
    {
        var record = (now.Providers.GetValueOrDefault(provider) ?? ProviderRecord.None)
            .Since(before.Providers.GetValueOrDefault(provider) ?? ProviderRecord.None);
        return new ReportedProvider(
            provider,
            record.Preflights,
            record.Available,
            Share(record.Available, record.Preflights),
            record.RefusedStarts,
            record.Jobs,
            record.Worked,
            Share(record.Worked, record.Jobs),
            record.FalseGreens,
            Acknowledgements([.. lines.OfType<Acknowledged>().Where(line => line.Provider == provider)]),
            lines.OfType<ProviderCooled>().Count(line => line.Provider == provider),
            now.Cooldowns.GetValueOrDefault(provider) is { } cooldown && cooldown.Holds(at) ? cooldown.Until : null);
    }

    private static AcknowledgementFigures Acknowledgements(IReadOnlyList<Acknowledged> lines)
    {
        List<double> seconds = [.. lines.Where(line => !line.IsLate).Select(line => Math.Round(line.Seconds, 3)).Order()];
        return new AcknowledgementFigures(
            seconds.Count,
            lines.Count - seconds.Count,
            seconds.Count == 0 ? null : (seconds[(seconds.Count - 1) / 2] + seconds[seconds.Count / 2]) / 2,
            seconds.Count == 0 ? null : seconds[^1]);
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);
}
