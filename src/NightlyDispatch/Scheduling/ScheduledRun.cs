using NightlyDispatch.Configuration;

namespace NightlyDispatch.Scheduling;

/// <summary>What a scheduler has to be told, because it gives a program almost nothing of what a shell gives.</summary>
/// <param name="Program">Absolute.</param>
/// <param name="SettingsPath">Absolute; null: none is named, and a pass finds its settings as it does by hand.</param>
/// <param name="Variables">Those that change what a pass finds, in the order in which they are to be set; no secret is among them.</param>
/// <param name="HasSecretVariable">Whether the webhook is in the environment of whoever asks, where no scheduler will have it.</param>
internal sealed record ScheduledRun(
    string Program,
    string? SettingsPath,
    IReadOnlyList<(string Name, string Value)> Variables,
    string User,
    NightHours Hours,
    bool HasSecretVariable)
{
    /// <summary>What names a file or folder; PATH comes first, and is made of what is there.</summary>
    private static readonly string[] Inherited =
    [
        Configuration.Variables.Config, Configuration.Variables.Bd, Configuration.Variables.DxRunner, Configuration.Variables.BeadsFolder,
        Configuration.Variables.Worktree, Configuration.Variables.ConfigHome, Configuration.Variables.StateHome,
    ];

    /// <param name="config">As it was given with --config; null: not at all.</param>
    public static ScheduledRun Of(HostEnvironment host, string? config, NightHours hours)
    {
        var path = string.Join(':', new ToolLookup(host).SearchPath.Split(':').Where(Directory.Exists));
        return new(
            ProgramFile.Path,
            config is null ? null : Path.GetFullPath(config),
            [(Configuration.Variables.Path, path), .. Inherited.Where(name => host[name] is not null).Select(name => (name, host[name]!))],
            host.UserName,
            hours,
            host[Configuration.Variables.Webhook] is not null);
    }
}
