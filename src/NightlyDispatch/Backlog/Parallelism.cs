using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Backlog;

/// <summary>How many agents may run side by side, and when that changes.</summary>
/// <param name="WidensAt">If passes stay clean; null: it has widened for good.</param>
internal sealed record Parallelism(int Limit, int NextLimit, DateTimeOffset? WidensAt)
{
    public string InWords => Limit == 1 ? "1 agent at a time" : $"{Limit} agents at a time";

    public static Parallelism At(DateTimeOffset now, MigrationClock clock, ParallelismSettings settings) =>
        clock.IsWidened || clock.CleanAt(now) >= settings.MigrationWindow
            ? new(settings.AfterMigration, settings.AfterMigration, null)
            : new(settings.DuringMigration, settings.AfterMigration, clock.WidensAt(now, settings.MigrationWindow));
}
