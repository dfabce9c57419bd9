using System.Globalization;
using System.Text.RegularExpressions;

namespace NightlyDispatch.Providers;

/// <summary>Finds in a provider's words when it will answer again; takes nothing that could mean another time.</summary>
internal static partial class NamedReset
{
    private const int MaxText = 10_000;
    private const string Announcement = @"\b(resets?|retry|try again|available again)";

    private const RegexOptions Options =
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    /// <returns>After now; null: no time is named beyond doubt, which needs a date with its zone, or a number with its unit.</returns>
    public static DateTimeOffset? Read(string text, DateTimeOffset now)
    {
        var read = text[..Math.Min(text.Length, MaxText)];
        return (Instant(read) ?? now + Delay(read)) is { } reset && reset > now ? reset : null;
    }

    private static DateTimeOffset? Instant(string text) =>
        InstantPattern().Match(text) is { Success: true } match
        && DateTimeOffset.TryParse(match.Groups["instant"].Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : null;

    private static TimeSpan? Delay(string text)
    {
        if (DelayPattern().Match(text) is not { Success: true } match)
            return null;

        var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return char.ToLowerInvariant(match.Groups["unit"].ValueSpan[0]) switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            _ => TimeSpan.FromHours(number),
        };
    }

    [GeneratedRegex(
        Announcement + @" (at|after|on) (?<instant>[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?"
        + @" ?(Z|[+-][0-9]{2}:[0-9]{2}))(\W|$)",
        Options)]
    private static partial Regex InstantPattern();

    [GeneratedRegex(
        Announcement + @"[ -](in|after):? (?<number>[0-9]{1,6}) ?(?<unit>s|secs?|seconds?|m|mins?|minutes?|h|hours?)(\W|$)",
        Options)]
    private static partial Regex DelayPattern();
}
