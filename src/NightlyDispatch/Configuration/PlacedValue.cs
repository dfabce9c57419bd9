using System.Text.Json;

namespace NightlyDispatch.Configuration;

/// <summary>A JSON value that knows where in the file it stands, so that what is wrong with it can be shown there.</summary>
internal sealed record PlacedValue(Place Place, JsonValueKind Kind)
{
    /// <summary>The text of a string; null for every other kind.</summary>
    public string? Text { get; init; }

    /// <summary>A number as it was written; null for every other kind.</summary>
    public string? Number { get; init; }

    public IReadOnlyList<PlacedValue> Elements { get; init; } = [];

    public IReadOnlyDictionary<string, PlacedMember> Members { get; init; } = new Dictionary<string, PlacedMember>();
}

/// <summary>A name in a JSON object and what it stands for; the name has a place of its own.</summary>
internal sealed record PlacedMember(Place Name, PlacedValue Value);
