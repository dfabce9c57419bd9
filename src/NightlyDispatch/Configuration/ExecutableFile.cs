namespace NightlyDispatch.Configuration;

/// <summary>Whether this user may run a file.</summary>
internal static class ExecutableFile
{
    /// <summary>What is wrong with a path, to be read after it; null where it can be run.</summary>
    public static string? Problem(string path) =>
        Directory.Exists(path) ? "is a folder"
        : !File.Exists(path) ? "does not exist"
        : Permission.WhyNotExecutable(path) is not null ? "is not executable for this user"
        : null;
}
