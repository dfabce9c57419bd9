using System.Runtime.InteropServices;

namespace NightlyDispatch.Configuration;

/// <summary>What this user may do with a file or folder, as the kernel sees it; asking leaves no trace.</summary>
internal static partial class Permission
{
    private const int MayExecute = 1;
    private const int MayWrite = 2;

    /// <returns>The kernel's words; null: it may be run.</returns>
    public static string? WhyNotExecutable(string path) => Why(path, MayExecute);

    /// <returns>The kernel's words; null: files can be made in the folder.</returns>
    public static string? WhyNotWritable(string folder) => Why(folder, MayWrite | MayExecute);

    private static string? Why(string path, int mode) => Access(path, mode) == 0 ? null : Marshal.GetLastPInvokeErrorMessage();

    [LibraryImport("libc", EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Access(string path, int mode);
}
