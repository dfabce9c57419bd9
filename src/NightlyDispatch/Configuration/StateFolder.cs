namespace NightlyDispatch.Configuration;

/// <summary>Where this program keeps its ledger and its lock.</summary>
/// <param name="Path">Absolute; null where no home folder is known and nothing else names one.</param>
internal sealed record StateFolder(string? Path)
{
    /// <summary>The mode with which it is made: what is in it is nobody else's business.</summary>
    public const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public static StateFolder Find(Settings settings, HostEnvironment environment)
    {
        var ofAllPrograms = environment.XdgFolder(Variables.StateHome, ".local/state");
        return new StateFolder(Path: settings.State ?? (ofAllPrograms is null ? null : $"{ofAllPrograms}/nightly-dispatch"));
    }

    /// <summary>Why it must not be used, in one line for an operator; null where it may be, or is still to be made.</summary>
    public string? Problem() =>
        Path is null ? "no state folder: no home folder is known; set $HOME, $XDG_STATE_HOME or the setting \"state\""
        : File.Exists(Path) ? $"{Path}: is a file, not a state folder"
        : !Directory.Exists(Path) ? null
        : !FileOwner.IsThisUser(Path) ? $"{Path}: belongs to another user; run as that user, or name another folder in \"state\""
        : (File.GetUnixFileMode(Path) & WritableByOthers) != 0 ? $"{Path}: others may write to it; chmod 700 {Path}"
        : null;
}
