using System.Text.Json;

namespace NightlyDispatch.Configuration;

/// <summary>One object of the settings file: it is asked for its names one by one, and those that nobody asked for are unknown.</summary>
internal sealed class SettingsSection
{
    private readonly PlacedValue _value;
    private readonly Complaints _complaints;
    private readonly int _complaintsBefore;
    private readonly List<string> _asked = [];

    private SettingsSection(PlacedValue value, Complaints complaints)
    {
        _value = value;
        _complaints = complaints;
        _complaintsBefore = complaints.Count;
    }

    public static Rule<T> Rule<T>(Func<SettingsSection, T> read) => (value, complaints) =>
    {
        if (value.Kind is not JsonValueKind.Object)
            return complaints.Refuse<T>(value, "an object", JsonValueKind.Object);

        var section = new SettingsSection(value, complaints);
        var result = read(section);
        section.RefuseUnknownNames();
        return result;
    };

    /// <summary>A section that is left out is one in which everything is left out.</summary>
    public T Section<T>(string name, Func<SettingsSection, T> read) =>
        Rule(read)(Find(name) ?? new PlacedValue(_value.Place, JsonValueKind.Object), _complaints)!;

    public T Value<T>(string name, T byDefault, Rule<T> rule) =>
        Find(name) is { } value ? rule(value, _complaints)! : byDefault;

    /// <summary>A setting that may also be null, which is its default.</summary>
    public T? Optional<T>(string name, Rule<T> rule)
        where T : class =>
        Find(name) is { Kind: not JsonValueKind.Null } value ? rule(value, _complaints) : null;

    public T Required<T>(string name, Rule<T> rule)
    {
        if (Find(name) is { } value)
            return rule(value, _complaints)!;

        _complaints.Add(_value.Place, $"\"{name}\" is missing");
        return default!;
    }

    /// <summary>
    /// Says what must hold between several settings, once each is right by itself; the complaint is about the first of
    /// <paramref name="names"/> that the file gives.
    /// </summary>
    public void Demand(bool holds, string otherwise, params ReadOnlySpan<string> names)
    {
        if (holds || _complaints.Count > _complaintsBefore)
            return;

        var place = _value.Place;
        for (var i = names.Length - 1; i >= 0; i--)
            place = Find(names[i])?.Place ?? place;
        _complaints.Add(place, otherwise);
    }

    private PlacedValue? Find(string name)
    {
        _asked.Add(name);
        return _value.Members.GetValueOrDefault(name)?.Value;
    }

    private void RefuseUnknownNames()
    {
        var leftOut = _asked.Except(_value.Members.Keys).ToList();
        foreach (var (name, member) in _value.Members.Where(member => !_asked.Contains(member.Key)))
        {
            var meant = NearName.Find(name, leftOut);
            _complaints.Add(member.Name, "there is no such setting" + (meant is null ? "" : $"; did you mean \"{meant}\"?"));
        }
    }
}
