using System.Runtime.InteropServices;

namespace NightlyDispatch.Prompts;

/// <summary>Tells, without leaving a trace, whether prompt files can be kept in a directory.</summary>
internal static partial class PromptDirectory
{
    /// <summary>W_OK and X_OK of access(2).</summary>
    private const int WriteAndSearch = 2 | 1;

    /// <returns>One line that names the setting; null: it can be used.</returns>
    public static string? ProblemWith(string directory)
    {
        if (!Path.IsPathRooted(directory))
            return $"prompt.directory: '{directory}' is not absolute";

        if (!Directory.Exists(directory))
            return $"prompt.directory: {directory} is not a directory";

        if (Access(directory, WriteAndSearch) != 0)
            return $"prompt.directory: {directory} cannot be written: {Marshal.GetLastPInvokeErrorMessage()}";

        return LetsOthersReplaceFiles(File.GetUnixFileMode(directory))
            ? $"prompt.directory: {directory} lets other users replace files (no sticky bit)"
            : null;
    }

    private static bool LetsOthersReplaceFiles(UnixFileMode mode) =>
        mode.HasFlag(UnixFileMode.OtherWrite) && !mode.HasFlag(UnixFileMode.StickyBit);

    [LibraryImport("libc", EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Access(string path, int mode);
}
