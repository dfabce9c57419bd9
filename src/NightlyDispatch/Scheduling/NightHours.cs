using System.Globalization;

namespace NightlyDispatch.Scheduling;

/// <summary>The hours of the day at which passes begin; a night may go past midnight.</summary>
/// <param name="First">From 0 to 23.</param>
/// <param name="Last">From 0 to 23; before <paramref name="First"/> it is on the next day.</param>
internal sealed record NightHours(int First, int Last)
{
    /// <summary>Null where the text is no range as in 6-13 or 22-5, and no single hour.</summary>
    public static NightHours? Parse(string text)
    {
        var hours = Array.ConvertAll(text.Split('-'), HourOf);
        return hours switch
        {
            [{ } only] => new(only, only),
            [{ } first, { } last] => new(first, last),
            _ => null,
        };
    }

    /// <summary>As cron writes them: a range of cron's does not go past midnight.</summary>
    public string ForCron => string.Join(',', Ranges.Select(range =>
        range.First == range.Last ? $"{range.First}" : $"{range.First}-{range.Last}"));

    /// <summary>As OnCalendar= writes them (systemd.time(7)).</summary>
    public string ForSystemd => string.Join(',', Ranges.Select(range =>
        range.First == range.Last ? $"{range.First:00}" : $"{range.First:00}..{range.Last:00}"));

    private NightHours[] Ranges => First <= Last ? [this] : [new(First, 23), new(0, Last)];

    private static int? HourOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24 ? hour : null;
}
