using NightlyDispatch.Alerts;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.Reporting;

/// <summary>A setting as a pass takes it, and where that comes from.</summary>
/// <param name="Name">As in dispatch.maxPerPass.</param>
/// <param name="Value">As the file writes it; a secret is masked.</param>
/// <param name="Line">Of the settings file; null unless the value stands there.</param>
/// <param name="Origin">Else what the value comes from: a variable with its $, a place in which it was found, or the default.</param>
internal sealed record EffectiveSetting(string Name, object? Value, int? Line, string Origin)
{
    private const string ByDefault = "default";

    public static IReadOnlyList<EffectiveSetting> All(SettingsFile file, Surroundings around)
    {
        var text = file.Path is null ? "{}"u8.ToArray() : file.Text;
        var (_, settings) = SettingsReader.ReadAll(file.Path ?? "", text, around.Host);
        return
        [
            .. Setting.Flat(settings)
                .Where(named => !named.Setting.IsForEditors)
                .Select(named => Of(named.Name, named.Setting, text, around)),
        ];
    }

    private static EffectiveSetting Of(string name, Setting setting, ReadOnlyMemory<byte> text, Surroundings around) =>
        setting.Value is null && Instead(name, around) is ({ } value, { } origin) ? new(name, value, null, origin)
        : setting.Place is { } place ? new(name, setting.Value, place.In(text.Span).Line, "file")
        : new(name, setting.Value, null, ByDefault);

    /// <summary>What holds where a setting is null.</summary>
    private static (object? Value, string? Origin) Instead(string name, Surroundings around) => name switch
    {
        "tools.bd" => Found(around.Bd),
        "tools.dxRunner" => Found(around.DxRunner),
        "tools.beadsDir" => (around.Beads.Path, OfVariable(around, Variables.BeadsFolder) ?? "found in its usual place"),
        "worktree.path" => (around.Host[Variables.Worktree], "$" + Variables.Worktree),
        "alerts.webhookFile" => (Webhook(around), "$" + Variables.Webhook),
        "state" => (around.State.Path, OfVariable(around, Variables.StateHome) ?? ByDefault),
        _ => (null, null),
    };

    private static (object? Value, string? Origin) Found(ToolSearch search) =>
        (search.Tool?.Path, search.Origin.StartsWith('$') ? search.Origin : "found in PATH");

    private static string? OfVariable(Surroundings around, string name) => around.Host[name] is null ? null : "$" + name;

    /// <summary>What is no URL may be a secret all the same.</summary>
    private static object? Webhook(Surroundings around) =>
        around.Host[Variables.Webhook] is not { } value ? null
        : WebhookAddress.Find(file: null, value) is { Uri: { } address } ? address
        : "[redacted]";
}
