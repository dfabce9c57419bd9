using System.Text.Json;

namespace NightlyDispatch.Beads;

/// <summary>Reads the members of an issue strictly: what is there has the type that bd gives it, or the issue is not understood.</summary>
/// <remarks>
/// Members throw <see cref="FormatException"/> with the reason. What is empty bd leaves out (contracts/bd.md, section 2.4).
/// </remarks>
internal static class JsonMembers
{
    /// <summary>Null where the value is no object, or the member is missing or null.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.MemberOrNull(name) is { ValueKind: not JsonValueKind.Null } member ? member : null;

    /// <summary>Null where the value is no object or the member is missing; a JSON null is one.</summary>
    public static JsonElement? MemberOrNull(this JsonElement element, string name) => Decoded(() =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default(JsonElement?));

    public static string RequiredText(this JsonElement element, string name) =>
        element.Text(name) ?? throw new FormatException($"{name} is missing");

    public static string? Text(this JsonElement element, string name) => element.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => Decoded(text.GetString),
        _ => throw new FormatException($"{name} is not a text"),
    };

    public static int RequiredNumber(this JsonElement element, string name) => element.Member(name) switch
    {
        null => throw new FormatException($"{name} is missing"),
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        _ => throw new FormatException($"{name} is not a whole number"),
    };

    /// <summary>The JSON parser lets the escape of half a surrogate pair pass, which then cannot be read as text.</summary>
    private static T Decoded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("half a surrogate pair");
        }
    }
}
