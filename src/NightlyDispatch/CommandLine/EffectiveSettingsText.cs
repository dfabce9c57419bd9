using System.Text.Json;
using NightlyDispatch.Configuration;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>The settings that hold, for people and for programs.</summary>
internal static class EffectiveSettingsText
{
    public static void Write(TextWriter output, SettingsFile file, IReadOnlyList<EffectiveSetting> settings)
    {
        var namedBy = file.NamedBy is { } name ? $" ({name})" : "";
        output.WriteLine(file.Path is { } path ? $"{path}{namedBy}" : "no settings file, the defaults hold");
        output.WriteLine();
        foreach (var line in Columns.Align([.. settings.Select(setting => Row(setting, file.Path))]))
            output.WriteLine(line);
    }

    public static string Json(SettingsFile file, IReadOnlyList<EffectiveSetting> settings) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("file", file.Path);
        json.WriteString("namedBy", file.NamedBy);
        json.WriteStartArray("settings");
        foreach (var setting in settings)
            Write(json, setting);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string[] Row(EffectiveSetting setting, string? file) =>
    [
        setting.Name,
        setting.Line is { } line ? $"{Path.GetFileName(file)}:{line}" : setting.Origin,
        JsonText.OnOneLine(json => SettingValue.Write(json, setting.Value)),
    ];

    private static void Write(Utf8JsonWriter json, EffectiveSetting setting)
    {
        json.WriteStartObject();
        json.WriteString("name", setting.Name);
        json.WritePropertyName("value");
        SettingValue.Write(json, setting.Value);
        json.WriteString("origin", setting.Origin);
        if (setting.Line is { } line)
            json.WriteNumber("line", line);
        else
            json.WriteNull("line");
        json.WriteEndObject();
    }
}
