using System.Text.Json;

namespace NightlyDispatch.Configuration;

/// <summary>One name of the settings file, as it was asked for: what it is for, what it may be, and what it is.</summary>
/// <param name="What">For the person who writes it; one sentence without its full stop.</param>
/// <param name="Place">Of its value; null where the file leaves it out.</param>
internal sealed record Setting(string Name, string What, SchemaType Schema, Place? Place)
{
    public bool IsRequired { get; init; }

    public object? Value { get; init; }

    /// <summary>Null where there is none, and where null is the default.</summary>
    public object? Default { get; init; }

    /// <summary>Of a section; empty where the setting is none.</summary>
    public IReadOnlyList<Setting> Members { get; init; } = [];

    /// <summary>Whether it tells an editor how to treat the file, and this program nothing.</summary>
    public bool IsForEditors => Name.StartsWith('$');

    /// <summary>The settings of a file, each with its name as in dispatch.maxPerPass.</summary>
    public static IEnumerable<(string Name, Setting Setting)> Flat(IReadOnlyList<Setting> settings) => settings.SelectMany(setting =>
        setting.Members.Count == 0
            ? [(setting.Name, setting)]
            : Flat(setting.Members).Select(member => ($"{setting.Name}.{member.Name}", member.Setting)));

    public void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject(Name);
        json.WriteString("description", What);
        Schema.WriteMembers(json);
        if (!IsRequired && Members.Count == 0 && !IsForEditors)
        {
            json.WritePropertyName("default");
            SettingValue.Write(json, Default);
        }

        json.WriteEndObject();
    }
}
