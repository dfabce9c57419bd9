using System.Text.Json;

namespace NightlyDispatch.Configuration;

/// <summary>What a value may be in the words of JSON Schema: its types, and the keywords that narrow each of them.</summary>
internal sealed record SchemaType(IReadOnlyList<string> Types, Action<Utf8JsonWriter> WriteKeywords)
{
    /// <summary>In ECMA-262 a $ is enough; elsewhere, as in Python and .NET, it also matches before a last line break.</summary>
    private const string EndOfText = @"$(?!\n)";

    public static SchemaType Boolean { get; } = new(["boolean"], _ => { });

    public static SchemaType AnyText { get; } = new(["string"], _ => { });

    public SchemaType OrNull => this with { Types = [.. Types, "null"] };

    public static SchemaType Integer(int least, int most) => new(["integer"], json =>
    {
        json.WriteNumber("minimum", least);
        json.WriteNumber("maximum", most);
    });

    /// <param name="pattern">As .NET writes it, which has a sign of its own for the end of a text.</param>
    /// <param name="wanted">Shown by editors that know the keyword, as VS Code does.</param>
    public static SchemaType Text(string pattern, string wanted) => new(["string"], json =>
    {
        json.WriteString("pattern", pattern.Replace(@"\z", EndOfText, StringComparison.Ordinal));
        json.WriteString("patternErrorMessage", $"must be {wanted}");
    });

    public static SchemaType OneOf(IEnumerable<string> names) => new(["string"], json =>
    {
        json.WriteStartArray("enum");
        foreach (var name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    });

    public static SchemaType ListOf(SchemaType element, int least, bool isDistinct) => new(["array"], json =>
    {
        json.WriteNumber("minItems", least);
        if (isDistinct)
            json.WriteBoolean("uniqueItems", value: true);
        json.WritePropertyName("items");
        element.Write(json);
    });

    /// <summary>A list whose first element is unlike the others.</summary>
    public static SchemaType ListOf(SchemaType first, SchemaType others) => new(["array"], json =>
    {
        json.WriteNumber("minItems", 1);
        json.WriteStartArray("prefixItems");
        first.Write(json);
        json.WriteEndArray();
        json.WritePropertyName("items");
        others.Write(json);
    });

    public static SchemaType Object(Func<IReadOnlyList<Setting>> members) => new(["object"], json =>
    {
        var settings = members();
        json.WriteStartObject("properties");
        foreach (var setting in settings)
            setting.WriteSchema(json);
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", value: false);
        var required = settings.Where(setting => setting.IsRequired).ToList();
        if (required.Count == 0)
            return;

        json.WriteStartArray("required");
        foreach (var setting in required)
            json.WriteStringValue(setting.Name);
        json.WriteEndArray();
    });

    /// <summary>Either of two types: the keywords of each say nothing about a value of the other.</summary>
    public SchemaType Or(SchemaType other) => new([.. Types, .. other.Types], WriteKeywords + other.WriteKeywords);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMembers(json);
        json.WriteEndObject();
    }

    /// <summary>Into an object that is open already.</summary>
    public void WriteMembers(Utf8JsonWriter json)
    {
        if (Types is [var only])
        {
            json.WriteString("type", only);
        }
        else
        {
            json.WriteStartArray("type");
            foreach (var type in Types)
                json.WriteStringValue(type);
            json.WriteEndArray();
        }

        WriteKeywords(json);
    }
}
