using System.Globalization;
using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>The members of an object in a plan, each with what it means where it is left out.</summary>
internal readonly record struct PlanElement(JsonElement Value)
{
    public PlanElement? Member(string name) =>
        Value.TryGetProperty(name, out var member) && member.ValueKind is not JsonValueKind.Null ? new(member) : null;

    public string? Text(string name) => Member(name)?.Value.GetString();

    public int Number(string name, int otherwise = 0) => Member(name)?.Value.GetInt32() ?? otherwise;

    public bool Flag(string name, bool otherwise = false) => Member(name)?.Value.GetBoolean() ?? otherwise;

    public TimeSpan? Duration(string name) =>
        Text(name) is { } text ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : null;

    public T? Object<T>(string name, Func<PlanElement, T> read)
        where T : class => Member(name) is { } member ? read(member) : null;

    public IReadOnlyList<T>? List<T>(string name, Func<PlanElement, T> read) => Member(name)?.Elements(read);

    public Dictionary<string, T>? Map<T>(string name, Func<PlanElement, T> read)
    {
        if (Member(name) is not { } member)
            return null;

        var entries = new Dictionary<string, T>();
        foreach (var entry in member.Value.EnumerateObject())
            entries.Add(entry.Name, read(new(entry.Value)));

        return entries;
    }

    public List<T> Elements<T>(Func<PlanElement, T> read)
    {
        var elements = new List<T>();
        foreach (var element in Value.EnumerateArray())
            elements.Add(read(new(element)));

        return elements;
    }
}
