using System.Globalization;
using System.Text;
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

        var lines = _byOffset.Values.Take(MaxShown).Select(complaint => Line(complaint.Place, complaint.What));
        var more = _byOffset.Count - MaxShown;
        throw new SettingsException(string.Join('\n', more > 0 ? lines.Append($"{file}: and {more} more") : lines));
    }

    /// <summary>Lines and columns begin at 1; a column is a UTF-16 character, as editors count them.</summary>
    private string Line(Place place, string what)
    {
        var before = text.Span[..place.Offset];
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
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
