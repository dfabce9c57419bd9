namespace NightlyDispatch.Configuration;

/// <summary>The environment variables that this program reads.</summary>
internal static class Variables
{
    public const string Config = "NIGHTLY_DISPATCH_CONFIG";
    public const string Webhook = "SLACK_WEBHOOK";
    public const string Bd = "BD_PATH";
    public const string DxRunner = "DX_RUNNER_PATH";
    public const string BeadsFolder = "BEADS_DIR";
    public const string Worktree = "DX_RUNNER_DEFAULT_WORKTREE";
    public const string ConfigHome = "XDG_CONFIG_HOME";
    public const string StateHome = "XDG_STATE_HOME";
    public const string Home = "HOME";
    public const string Path = "PATH";
    public const string NoColor = "NO_COLOR";
    public const string Terminal = "TERM";

    /// <summary>Each with what it is for.</summary>
    public static IReadOnlyList<(string Name, string What)> All { get; } =
    [
        (Config, "The settings file, where --config names none"),
        (Webhook, "The URL of the webhook, where alerts.webhookFile names no file; tools and agents do not inherit it"),
        (Bd, "The tracker, where tools.bd names none"),
        (DxRunner, "The runner, where tools.dxRunner names none"),
        (BeadsFolder, "The tracker's folder, where tools.beadsDir names none"),
        (Worktree, "The worktree of every bug, where worktree.path names none"),
        (ConfigHome, "The folder of the settings of all programs (default: ~/.config)"),
        (StateHome, "The folder of the state of all programs (default: ~/.local/state)"),
        (Home, "What ~ stands for; without it the user database is asked"),
        (Path, "Where the tools are looked for, besides the places that cron's lacks"),
        (NoColor, "If it is set and not empty, nothing is coloured"),
        (Terminal, "If it is dumb, nothing is coloured and no line is drawn anew"),
    ];
}
