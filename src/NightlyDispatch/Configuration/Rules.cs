using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NightlyDispatch.Configuration;

/// <summary>The rules that are not about one setting: numbers, switches, durations, texts, choices and lists of them.</summary>
internal static class Rules
{
    public static Rule<bool> Switch { get; } = (value, complaints) => value.Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => complaints.Refuse<bool>(value, "true or false", JsonValueKind.True),
    };

    public static Rule<int> Count(int least, int most) => (value, complaints) =>
        int.TryParse(value.Number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) &&
        count >= least && count <= most
            ? count
            : complaints.Refuse<int>(value, $"a whole number from {least} to {most}", JsonValueKind.Number);

    public static Rule<TimeSpan> Within(TimeSpan least, TimeSpan most) =>
        DurationThat(duration => duration >= least && duration <= most, $"from {Duration.Format(least)} to {Duration.Format(most)}");

    /// <summary>Zero switches off what the duration is for.</summary>
    public static Rule<TimeSpan> NeverOrWithin(TimeSpan least, TimeSpan most) => DurationThat(
        duration => duration == TimeSpan.Zero || (duration >= least && duration <= most),
        $"of 0s (never) or from {Duration.Format(least)} to {Duration.Format(most)}");

    public static Rule<string> Text(string wanted, Func<string, bool> fits) => (value, complaints) =>
        value.Text is { } text && fits(text) ? text : complaints.Refuse<string>(value, wanted, JsonValueKind.String);

    public static Rule<string> Text(string wanted, Regex grammar) => Text(wanted, grammar.IsMatch);

    public static Rule<T> Choice<T>(params (string Name, T Value)[] choices)
        where T : struct
    {
        var wanted = string.Join(" or ", choices.Select(choice => $"\"{choice.Name}\""));
        return (value, complaints) => choices
            .Where(choice => choice.Name == value.Text)
            .Select(choice => (T?)choice.Value)
            .FirstOrDefault() ?? complaints.Refuse<T>(value, wanted, JsonValueKind.String);
    }

    /// <param name="least">How many elements there must be at least.</param>
    public static Rule<IReadOnlyList<T>> ListOf<T>(Rule<T> rule, string wanted, int least = 1) => (value, complaints) =>
        value.Kind is JsonValueKind.Array && value.Elements.Count >= least
            ? [.. value.Elements.Select(element => rule(element, complaints)!)]
            : complaints.Refuse<IReadOnlyList<T>>(value, wanted, JsonValueKind.Array);

    public static Rule<IReadOnlyList<T>> DistinctListOf<T>(Rule<T> rule, string wanted, int least = 1) => (value, complaints) =>
    {
        var seen = new HashSet<T>();
        return ListOf<T>(
            (element, _) =>
            {
                var complaintsBefore = complaints.Count;
                var result = rule(element, complaints)!;
                if (complaints.Count == complaintsBefore && !seen.Add(result))
                    complaints.Add(element.Place, "stands in this list already");
                return result;
            },
            wanted,
            least)(value, complaints);
    };

    private static Rule<TimeSpan> DurationThat(Func<TimeSpan, bool> fits, string range) => (value, complaints) =>
        value.Text is { } text && Duration.Parse(text) is { } duration && fits(duration)
            ? duration
            : complaints.Refuse<TimeSpan>(value, $"a duration {range}, written like \"45s\" or \"1h30m\"", JsonValueKind.String);
}
