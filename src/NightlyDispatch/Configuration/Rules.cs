using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NightlyDispatch.Configuration;

/// <summary>The rules that are not about one setting: numbers, switches, durations, texts, choices and lists of them.</summary>
internal static class Rules
{
    public static Rule<bool> Switch { get; } = new(SchemaType.Boolean, (value, complaints) => value.Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => complaints.Refuse<bool>(value, "true or false", JsonValueKind.True),
    });

    public static Rule<int> Count(int least, int most) => new(SchemaType.Integer(least, most), (value, complaints) =>
        int.TryParse(value.Number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) &&
        count >= least && count <= most
            ? count
            : complaints.Refuse<int>(value, $"a whole number from {least} to {most}", JsonValueKind.Number));

    public static Rule<TimeSpan> Within(TimeSpan least, TimeSpan most) =>
        DurationThat(duration => duration >= least && duration <= most, $"from {Duration.Format(least)} to {Duration.Format(most)}");

    /// <summary>Zero switches off what the duration is for.</summary>
    public static Rule<TimeSpan> NeverOrWithin(TimeSpan least, TimeSpan most) => DurationThat(
        duration => duration == TimeSpan.Zero || (duration >= least && duration <= most),
        $"of 0s (never) or from {Duration.Format(least)} to {Duration.Format(most)}");

    public static Rule<string> Text(string wanted, Regex grammar) => new(SchemaType.Text(grammar.ToString(), wanted), (value, complaints) =>
        value.Text is { } text && grammar.IsMatch(text) ? text : complaints.Refuse<string>(value, wanted, JsonValueKind.String));

    public static Rule<T> Choice<T>(params (string Name, T Value)[] choices)
        where T : struct
    {
        var wanted = string.Join(" or ", choices.Select(choice => $"\"{choice.Name}\""));
        return new(SchemaType.OneOf(choices.Select(choice => choice.Name)), (value, complaints) => choices
            .Where(choice => choice.Name == value.Text)
            .Select(choice => (T?)choice.Value)
            .FirstOrDefault() ?? complaints.Refuse<T>(value, wanted, JsonValueKind.String));
    }

    /// <param name="least">How many elements there must be at least.</param>
    public static Rule<IReadOnlyList<T>> ListOf<T>(Rule<T> rule, string wanted, int least = 1) =>
        new(SchemaType.ListOf(rule.Schema, least, isDistinct: false), (value, complaints) =>
            ReadList(value, complaints, rule.Read, wanted, least));

    public static Rule<IReadOnlyList<T>> DistinctListOf<T>(Rule<T> rule, string wanted, int least = 1) =>
        new(SchemaType.ListOf(rule.Schema, least, isDistinct: true), (value, complaints) =>
        {
            var seen = new HashSet<T>();
            return ReadList(value, complaints, ReadOnce, wanted, least);

            T? ReadOnce(PlacedValue element, Complaints complaints)
            {
                var complaintsBefore = complaints.Count;
                var result = rule.Read(element, complaints)!;
                if (complaints.Count == complaintsBefore && !seen.Add(result))
                    complaints.Add(element.Place, "stands in this list already");
                return result;
            }
        });

    /// <summary>A list whose first element is unlike the others.</summary>
    public static Rule<IReadOnlyList<T>> ListOf<T>(Rule<T> first, Rule<T> others, string wanted) =>
        new(SchemaType.ListOf(first.Schema, others.Schema), (value, complaints) =>
        {
            var position = 0;
            return ReadList(value, complaints, Read, wanted, least: 1);

            T? Read(PlacedValue element, Complaints complaints) => (position++ == 0 ? first : others).Read(element, complaints);
        });

    private static IReadOnlyList<T>? ReadList<T>(
        PlacedValue value, Complaints complaints, Func<PlacedValue, Complaints, T?> read, string wanted, int least) =>
        value.Kind is JsonValueKind.Array && value.Elements.Count >= least
            ? [.. value.Elements.Select(element => read(element, complaints)!)]
            : complaints.Refuse<IReadOnlyList<T>>(value, wanted, JsonValueKind.Array);

    /// <summary>A schema knows the units; that a duration is in its range it can only say.</summary>
    private static Rule<TimeSpan> DurationThat(Func<TimeSpan, bool> fits, string range)
    {
        var wanted = $"a duration {range}, written like \"45s\" or \"1h30m\"";
        return new(SchemaType.Text(Duration.Pattern, wanted), (value, complaints) =>
            value.Text is { } text && Duration.Parse(text) is { } duration && fits(duration)
                ? duration
                : complaints.Refuse<TimeSpan>(value, wanted, JsonValueKind.String));
    }
}
