namespace NightlyDispatch.Reporting;

/// <summary>The 24 hours from 16:00 UTC on, so that a night is one in America as in Europe, also where it crosses midnight.</summary>
/// <param name="Evening">The day on which it begins.</param>
internal readonly record struct CalendarNight(DateOnly Evening)
{
    public const int FirstHour = 16;

    public DateTimeOffset Begin => new(Evening, new TimeOnly(FirstHour, 0), TimeSpan.Zero);

    public DateTimeOffset End => Plus(1).Begin;

    public static CalendarNight Of(DateTimeOffset at) => new(DateOnly.FromDateTime(at.UtcDateTime.AddHours(-FirstHour)));

    public CalendarNight Plus(int nights) => new(Evening.AddDays(nights));
}
