using NightlyDispatch.Processes;

namespace NightlyDispatch.Configuration;

/// <summary>What a command finds when it begins: the settings, the tools, and the folders; what is missing says so when it is used.</summary>
/// <param name="SettingsPath">Null: no file, the defaults hold.</param>
/// <param name="Machine">Identifies this computer, also among those of one name.</param>
internal sealed record Surroundings(
    HostEnvironment Host,
    string? SettingsPath,
    Settings Settings,
    ToolSearch Bd,
    ToolSearch DxRunner,
    ToolSearch Git,
    ToolSearch? WorktreeCreate,
    BeadsFolder Beads,
    StateFolder State,
    ChildEnvironment Children,
    string Machine)
{
    /// <exception cref="SettingsException">The settings file cannot be used.</exception>
    public static Surroundings Find(string? configPath, HostEnvironment host) => Of(SettingsFile.Load(configPath, host), host);

    public static Surroundings Of(SettingsFile file, HostEnvironment host)
    {
        var lookup = new ToolLookup(host);
        var beads = BeadsFolder.Find(file.Settings.Tools, host);
        return new Surroundings(
            host,
            file.Path,
            file.Settings,
            lookup.Bd(file.Settings.Tools),
            lookup.DxRunner(file.Settings.Tools),
            lookup.Git(),
            file.Settings.Worktree.Create is { } create ? lookup.WorktreeCreate(create) : null,
            beads,
            StateFolder.Find(file.Settings, host),
            new ChildEnvironment(host, lookup.SearchPath, beads.Path),
            MachineId(host));
    }

    /// <summary>With the wrong folder bd would answer for another workspace, so that is a problem of the tool.</summary>
    public Tool Tracker => Beads.Problem is { } problem ? Tool.Missing("bd", problem) : Bd.Tool ?? Tool.Missing("bd", Bd.Problem!);

    public Tool Runner => DxRunner.Tool ?? Tool.Missing("dx-runner", DxRunner.Problem!);

    public Tool Versioning => Git.Tool ?? Tool.Missing("git", Git.Problem!);

    /// <summary>Null: a missing worktree is not made.</summary>
    public Tool? WorktreeMaker => WorktreeCreate is { } search ? search.Tool ?? Tool.Missing(Settings.Worktree.Create![0], search.Problem!) : null;

    private static string MachineId(HostEnvironment host)
    {
        try
        {
            return File.ReadAllText("/etc/machine-id").Trim() is { Length: > 0 } id ? id : host.HostName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return host.HostName;
        }
    }
}
