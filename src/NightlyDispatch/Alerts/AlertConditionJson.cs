using System.Text.Json;
using System.Text.Json.Serialization;

namespace NightlyDispatch.Alerts;

/// <summary>Writes a condition under its name into the ledger, for example provider-fallback.</summary>
internal sealed class AlertConditionJson()
    : JsonStringEnumConverter<AlertCondition>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
