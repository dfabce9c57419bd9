using System.Runtime.InteropServices;

namespace NightlyDispatch.Worktrees;

/// <summary>Follows every link in a path; .NET follows only those of its last component.</summary>
internal static partial class RealPath
{
    /// <returns>Null where nothing is there, or it cannot be reached.</returns>
    public static string? Of(string path)
    {
        var resolved = Resolve(path, 0);
        try
        {
            return Marshal.PtrToStringUTF8(resolved);
        }
        finally
        {
            Free(resolved);
        }
    }

    /// <summary>realpath(3); without a buffer it allocates one.</summary>
    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint Resolve(string path, nint buffer);

    [LibraryImport("libc", EntryPoint = "free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial void Free(nint memory);
}
