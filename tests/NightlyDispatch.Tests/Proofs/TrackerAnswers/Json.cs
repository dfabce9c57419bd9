namespace NightlyDispatch.Tests.Proofs.TrackerAnswers;

/// <summary>A JSON value, as an oracle of its own reads it.</summary>
internal abstract record Json
{
    private Json()
    {
    }

    /// <summary>Whether a name stands in it more than once: who reads it may take either.</summary>
    public bool IsDoubled(params string[] names) =>
        this is Object { Members: var members } && names.Any(name => members.Count(member => member.Name == name) > 1);

    /// <summary>Null: it is no object, or has no such member.</summary>
    public Json? this[string name] =>
        this is Object { Members: var members } ? members.LastOrDefault(member => member.Name == name).Value : null;

    internal sealed record Object(IReadOnlyList<(string Name, Json Value)> Members) : Json;

    internal sealed record Array(IReadOnlyList<Json> Elements) : Json;

    /// <param name="Raw">Between the quotes, with its escapes.</param>
    internal sealed record Text(string Raw) : Json;

    internal sealed record Number(string Digits) : Json;

    /// <param name="Word">true, false or null.</param>
    internal sealed record Literal(string Word) : Json;
}
