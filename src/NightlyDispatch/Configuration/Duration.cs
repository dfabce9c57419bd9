using System.Globalization;
using System.Text.RegularExpressions;

namespace NightlyDispatch.Configuration;

/// <summary>Durations as the settings write them: 45s, 30m, 48h, 1h30m, 500ms, 0s.</summary>
internal static partial class Duration
{
    /// <summary>In the words that .NET and JSON Schema share.</summary>
    public const string Pattern = @"^(?=.)(?:(?<h>[0-9]{1,6})h)?(?:(?<m>[0-9]{1,6})m)?(?:(?<s>[0-9]{1,6})s)?(?:(?<ms>[0-9]{1,6})ms)?\z";

    private const int MaxDays = 100_000;

    /// <summary>Null where the text is no duration.</summary>
    public static TimeSpan? Parse(string text) =>
        Grammar().Match(text) is { Success: true } match
            ? new TimeSpan(0, Part(match, "h"), Part(match, "m"), Part(match, "s"), Part(match, "ms"))
            : null;

    /// <summary>As on a command line: days may come first, as in 7d or 1d12h. Null where the text is no duration.</summary>
    public static TimeSpan? ParseWithDays(string text)
    {
        var length = text.IndexOf('d', StringComparison.Ordinal);
        if (length < 0 || !int.TryParse(text.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture, out var days))
            return Parse(text);

        var rest = text[(length + 1)..];
        var time = rest.Length == 0 ? TimeSpan.Zero : Parse(rest);
        return days > MaxDays ? null : TimeSpan.FromDays(days) + time;
    }

    public static string Format(TimeSpan duration)
    {
        (long Count, string Unit)[] parts =
        [
            ((long)duration.TotalHours, "h"), (duration.Minutes, "m"), (duration.Seconds, "s"), (duration.Milliseconds, "ms"),
        ];
        var text = string.Concat(parts
            .Where(part => part.Count > 0)
            .Select(part => part.Count.ToString(CultureInfo.InvariantCulture) + part.Unit));
        return text.Length > 0 ? text : "0s";
    }

    private static int Part(Match match, string unit) =>
        match.Groups[unit] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(Pattern)]
    private static partial Regex Grammar();
}
