using System.Text.Json;

namespace NightlyDispatch.Configuration;

/// <summary>One object of the settings file: it is asked for its names one by one, and those that nobody asked for are unknown.</summary>
internal sealed class SettingsSection
{
    private readonly PlacedValue _value;
    private readonly Complaints _complaints;
    private readonly int _complaintsBefore;
    private readonly List<Setting> _asked = [];

    private SettingsSection(PlacedValue value, Complaints complaints)
    {
        _value = value;
        _complaints = complaints;
        _complaintsBefore = complaints.Count;
    }

    /// <summary>The names that were asked for, in that order.</summary>
    public IReadOnlyList<Setting> Asked => _asked;

    public static Rule<T> Rule<T>(Func<SettingsSection, T> read) => new(
        SchemaType.Object(() => AskedBy(read)),
        (value, complaints) => Read(value, complaints, read).Result);

    /// <summary>A section that is left out is one in which everything is left out.</summary>
    public T Section<T>(string name, string what, Func<SettingsSection, T> read)
    {
        var given = Find(name);
        var value = given ?? new PlacedValue(_value.Place, JsonValueKind.Object);
        var (result, members) = Read(value, _complaints, read);
        _asked.Add(new Setting(name, what, SchemaType.Object(() => members), given?.Place) { Members = members });
        return result!;
    }

    public T Value<T>(string name, T byDefault, Rule<T> rule, string what)
    {
        var given = Find(name);
        var value = given is null ? byDefault : rule.Read(given, _complaints)!;
        _asked.Add(new Setting(name, what, rule.Schema, given?.Place) { Value = value, Default = byDefault });
        return value;
    }

    /// <summary>A setting that may also be null, which is its default.</summary>
    public T? Optional<T>(string name, Rule<T> rule, string what)
        where T : class
    {
        var given = Find(name);
        var value = given is { Kind: not JsonValueKind.Null } ? rule.Read(given, _complaints) : null;
        _asked.Add(new Setting(name, what, rule.Schema.OrNull, given?.Place) { Value = value });
        return value;
    }

    public T Required<T>(string name, Rule<T> rule, string what)
    {
        var given = Find(name);
        _asked.Add(new Setting(name, what, rule.Schema, given?.Place) { IsRequired = true });
        if (given is not null)
            return rule.Read(given, _complaints)!;

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

    /// <summary>What a section is asked for does not depend on what is in it.</summary>
    private static List<Setting> AskedBy<T>(Func<SettingsSection, T> read)
    {
        var section = new SettingsSection(new PlacedValue(default, JsonValueKind.Object), new Complaints("", default));
        read(section);
        return section._asked;
    }

    private static (T? Result, List<Setting> Asked) Read<T>(PlacedValue value, Complaints complaints, Func<SettingsSection, T> read)
    {
        if (value.Kind is not JsonValueKind.Object)
            return (complaints.Refuse<T>(value, "an object", JsonValueKind.Object), []);

        var section = new SettingsSection(value, complaints);
        var result = read(section);
        section.RefuseUnknownNames();
        return (result, section._asked);
    }

    private PlacedValue? Find(string name) => _value.Members.GetValueOrDefault(name)?.Value;

    private void RefuseUnknownNames()
    {
        var known = _asked.ConvertAll(setting => setting.Name);
        var leftOut = known.Except(_value.Members.Keys).ToList();
        foreach (var (name, member) in _value.Members.Where(member => !known.Contains(member.Key)))
        {
            var meant = NearName.Find(name, leftOut);
            _complaints.Add(member.Name, "there is no such setting" + (meant is null ? "" : $"; did you mean \"{meant}\"?"));
        }
    }
}
