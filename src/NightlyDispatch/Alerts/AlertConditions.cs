using System.Text.Json;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.Alerts;

/// <summary>How a condition is called, and whether an operator wants to hear of it.</summary>
internal static class AlertConditions
{
    /// <returns>For example provider-fallback.</returns>
    public static string Name(this AlertCondition condition) => JsonNamingPolicy.KebabCaseLower.ConvertName(condition.ToString());

    public static bool IsWanted(this AlertCondition condition, AlertSettings settings) => condition switch
    {
        AlertCondition.ProviderFallback => settings.OnProviderFallback,
        AlertCondition.NoProviders => settings.OnNoProviders,
        _ => true,
    };
}
