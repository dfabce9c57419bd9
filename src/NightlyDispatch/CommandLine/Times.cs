using System.Globalization;

namespace NightlyDispatch.CommandLine;

/// <summary>How times and durations are shown to people: UTC, and no more digits than help.</summary>
internal static class Times
{
    /// <returns>For example Tue 24 Nov 06:00 UTC.</returns>
    public static string Minute(DateTimeOffset at) => Format(at, "ddd d MMM HH:mm' UTC'");

    /// <returns>For example Tue 24 Nov.</returns>
    public static string Day(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    /// <returns>For example 06:00:03.</returns>
    public static string Second(DateTimeOffset at) => Format(at, "HH:mm:ss");

    /// <returns>For example 06:00.</returns>
    public static string Clock(DateTimeOffset at) => Format(at, "HH:mm");

    /// <returns>For example 4 s, 12 min, 2 h 10 min or 3 d 4 h; a negative one is shown as 0 s.</returns>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalMinutes: < 1 } => $"{span.Seconds} s",
        { TotalHours: < 1 } => $"{span.Minutes} min",
        { TotalDays: < 1 } => span.Minutes == 0 ? $"{span.Hours} h" : $"{span.Hours} h {span.Minutes} min",
        _ => span.Hours == 0 ? $"{span.Days} d" : $"{span.Days} d {span.Hours} h",
    };

    public static string Span(double seconds) => Span(TimeSpan.FromSeconds(seconds));

    private static string Format(DateTimeOffset at, string format) => at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
