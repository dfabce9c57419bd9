namespace NightlyDispatch.Reporting;

/// <summary>From noon to noon UTC, so that a night that crosses midnight is one.</summary>
/// <param name="Evening">The day on which it begins.</param>
internal readonly record struct CalendarNight(DateOnly Evening)
{
    private static readonly TimeSpan Noon = TimeSpan.FromHours(12);

    public DateTimeOffset Begin => new(Evening, TimeOnly.FromTimeSpan(Noon), TimeSpan.Zero);

    public DateTimeOffset End => Plus(1).Begin;

    public static CalendarNight Of(DateTimeOffset at) => new(DateOnly.FromDateTime(at.UtcDateTime - Noon));

    public CalendarNight Plus(int nights) => new(Evening.AddDays(nights));
}
