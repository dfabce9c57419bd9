using System.Globalization;
using System.Text.Json;

namespace NightlyDispatch.Tests.Proofs.Histories;

/// <summary>One line of a ledger as JSON alone shows it.</summary>
internal sealed class Line(JsonElement json)
{
    public string Event => this["event"]!;

    public DateTimeOffset At => TimeOf("at");

    public string? Pass => this["pass"];

    /// <summary>A member's text, number or truth in words; null: it is missing or null.</summary>
    public string? this[string name] =>
        json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member.ToString() : null;

    public DateTimeOffset TimeOf(string name) => json.GetProperty(name).GetDateTimeOffset();

    public int NumberOf(string name) => int.Parse(this[name]!, CultureInfo.InvariantCulture);

    public IEnumerable<(string Name, int Number)> NumbersIn(string name) =>
        json.GetProperty(name).EnumerateObject().Select(member => (member.Name, member.Value.GetInt32()));

    public Line Inner(string name) => new(json.GetProperty(name));
}
