using System.Collections;
using System.Text.Json;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Configuration;

/// <summary>Writes the value of a setting as the file writes it.</summary>
internal static class SettingValue
{
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool isOn:
                json.WriteBooleanValue(isOn);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case TimeSpan duration:
                json.WriteStringValue(Duration.Format(duration));
                break;
            case Uri secret:
                json.WriteStringValue(Masked(secret));
                break;
            case ProviderBehavior behavior:
                json.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(behavior.ToString()));
                break;
            case ProviderSettings provider:
                Write(json, provider);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case IEnumerable list:
                json.WriteStartArray();
                foreach (var element in list)
                    Write(json, element);
                json.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"no setting is a {value.GetType()}");
        }
    }

    /// <summary>Whose it is may be seen; whoever knows the rest can write there.</summary>
    public static string Masked(Uri address) => $"{address.Scheme}://{address.Authority}/[redacted]";

    private static void Write(Utf8JsonWriter json, ProviderSettings provider)
    {
        json.WriteStartObject();
        json.WriteString("name", provider.Name);
        json.WritePropertyName("models");
        Write(json, provider.Models);
        json.WritePropertyName("behavior");
        Write(json, provider.Behavior);
        json.WriteEndObject();
    }
}
