using NightlyDispatch.Configuration;

namespace NightlyDispatch.Prompts;

/// <summary>Tells, without leaving a trace, whether prompt files can be kept in a directory.</summary>
internal static class PromptDirectory
{
    /// <returns>One line that names the setting; null: it can be used.</returns>
    public static string? ProblemWith(string directory)
    {
        if (!Path.IsPathRooted(directory))
            return $"prompt.directory: '{directory}' is not absolute";

        if (!Directory.Exists(directory))
            return $"prompt.directory: {directory} is not a directory";

        if (Permission.WhyNotWritable(directory) is { } why)
            return $"prompt.directory: {directory} cannot be written: {why}";

        return LetsOthersReplaceFiles(File.GetUnixFileMode(directory))
            ? $"prompt.directory: {directory} lets other users replace files (no sticky bit)"
            : null;
    }

    private static bool LetsOthersReplaceFiles(UnixFileMode mode) =>
        mode.HasFlag(UnixFileMode.OtherWrite) && !mode.HasFlag(UnixFileMode.StickyBit);
}
