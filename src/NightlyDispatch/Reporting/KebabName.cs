using System.Text.Json;
using System.Text.Json.Serialization;

namespace NightlyDispatch.Reporting;

/// <summary>Writes a value of an enumeration under its name, for example did-nothing.</summary>
internal sealed class KebabName<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
