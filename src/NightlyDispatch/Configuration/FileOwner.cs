using System.Runtime.InteropServices;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Configuration;

/// <summary>Whose a file is.</summary>
internal static partial class FileOwner
{
    /// <summary>Taken to be so where it cannot be asked.</summary>
    public static bool IsThisUser(string path) => FileStatus.Of(path) is not { } status || status.Owner == EffectiveUser();

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial uint EffectiveUser();
}
