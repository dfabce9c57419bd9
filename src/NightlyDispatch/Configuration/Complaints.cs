using System.Globalization;
using System.Text.Json;

namespace NightlyDispatch.Configuration;

/// <summary>Everything that is wrong with a settings file, each with its line and column, so that one look at it is enough.</summary>
internal sealed class Complaints(string file, ReadOnlyMemory<byte> text)
{
    private const int MaxShown = 20;

    private readonly SortedDictionary<int, (Place Place, string What)> _byOffset = [];

    public int Count => _byOffset.Count;

    /// <summary>Keeps the first complaint about a place: the others follow from it.</summary>
    public void Add(Place place, string what) => _byOffset.TryAdd(place.Offset, (place, what));

    /// <summary>Complains that a value is not what is wanted, and stands in for the value that cannot be had.</summary>
    public T? Refuse<T>(PlacedValue value, string wanted, JsonValueKind wantedKind)
    {
        Add(value.Place, value.Kind == wantedKind ? $"must be {wanted}" : $"must be {wanted}, not {NameOf(value.Kind)}");
        return default;
    }

    public void ThrowIfAny()
    {
        if (_byOffset.Count == 0)
            return;

        var lines = _byOffset.Values.Select(complaint => Line(complaint.Place, complaint.What)).ToList();
        var shown = lines.Count > MaxShown ? lines.Take(MaxShown).Append($"{file}: and {lines.Count - MaxShown} more") : lines;
        throw new SettingsException(string.Join('\n', shown)) { EveryLine = lines };
    }

    private string Line(Place place, string what)
    {
        var (line, column) = place.In(text.Span);
        return string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{column}: {place.Path}: {what}");
    }

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
