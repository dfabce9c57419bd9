using System.Runtime.InteropServices;

namespace NightlyDispatch.Configuration;

/// <summary>Whose a file is, which .NET does not tell.</summary>
internal static partial class FileOwner
{
    private const int RelativeToWorkingDirectory = -100;
    private const int FollowLinks = 0;
    private const uint OwnerIsWanted = 0x8;

    /// <summary>Taken to be so where it cannot be asked: statx is Linux's.</summary>
    public static bool IsThisUser(string path) =>
        !OperatingSystem.IsLinux()
        || StatX(RelativeToWorkingDirectory, path, FollowLinks, OwnerIsWanted, out var status) != 0
        || status.Owner == EffectiveUser();

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out Status status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial uint EffectiveUser();

    /// <summary>The kernel's struct statx, of which only the owner is read: the same layout on every architecture.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Status
    {
        [FieldOffset(20)]
        public readonly uint Owner;
    }
}
