using System.Runtime.InteropServices;

namespace NightlyDispatch.Processes;

/// <summary>What the kernel knows of a file and .NET does not tell.</summary>
/// <param name="Owner">The user's number.</param>
/// <param name="Inode">Names the file among those of its file system.</param>
internal sealed partial record FileStatus(uint Owner, ulong Inode)
{
    private const int RelativeToWorkingDirectory = -100;
    private const int FollowLinks = 0;
    private const uint OwnerAndInodeAreWanted = 0x8 | 0x100;

    /// <summary>Null where nothing is there, or it cannot be asked: statx is Linux's.</summary>
    public static FileStatus? Of(string path) =>
        OperatingSystem.IsLinux() && StatX(RelativeToWorkingDirectory, path, FollowLinks, OwnerAndInodeAreWanted, out var status) == 0
            ? new FileStatus(status.Owner, status.Inode)
            : null;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out Status status);

    /// <summary>The kernel's struct statx, of which only this is read: the same layout on every architecture.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Status
    {
        [FieldOffset(20)]
        public readonly uint Owner;

        [FieldOffset(32)]
        public readonly ulong Inode;
    }
}
