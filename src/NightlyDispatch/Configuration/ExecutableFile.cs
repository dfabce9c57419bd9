using System.Runtime.InteropServices;

namespace NightlyDispatch.Configuration;

/// <summary>Whether this user may run a file, as the kernel sees it.</summary>
internal static partial class ExecutableFile
{
    private const int MayExecute = 1;

    /// <summary>What is wrong with a path, to be read after it; null where it can be run.</summary>
    public static string? Problem(string path) =>
        Directory.Exists(path) ? "is a folder"
        : !File.Exists(path) ? "does not exist"
        : Access(path, MayExecute) != 0 ? "is not executable for this user"
        : null;

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Access(string path, int mode);
}
