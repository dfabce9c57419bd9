namespace NightlyDispatch.Configuration;

/// <summary>The folder that holds the tracker's data, which both tools have to be shown.</summary>
/// <param name="Path">Absolute; null where nothing names one, so that bd looks for itself.</param>
/// <param name="WorkingDirectory">Where bd is run: the parent of the folder, else a place that exists.</param>
/// <param name="Problem">One line for an operator; null where there is none.</param>
internal sealed record BeadsFolder(string? Path, string WorkingDirectory, string? Problem)
{
    public static BeadsFolder Find(ToolSettings settings, HostEnvironment environment)
    {
        var elsewhere = Directory.Exists(environment.Home) ? environment.Home : "/";
        var usual = environment.Home is { } home ? System.IO.Path.Join(home, ".beads-runtime/.beads") : null;
        return settings.BeadsDir is { } set ? At(set, "tools.beadsDir", elsewhere)
            : environment[Variables.BeadsFolder] is { } inherited ? At(inherited, "$BEADS_DIR", elsewhere)
            : Directory.Exists(usual) ? At(usual, "the usual place", elsewhere)
            : new BeadsFolder(null, elsewhere, null);
    }

    /// <summary>A named folder that is not there is a problem: bd up to 1.2.2 looks elsewhere then (contracts/bd.md, section 6).</summary>
    private static BeadsFolder At(string path, string origin, string elsewhere)
    {
        var folder = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var parent = System.IO.Path.GetDirectoryName(folder);
        return new BeadsFolder(
            folder,
            Directory.Exists(parent) ? parent : elsewhere,
            Directory.Exists(folder) ? null : $"{folder} ({origin}) is not a folder; correct {origin}");
    }
}
