using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NightlyDispatch.Tests.Proofs.Disks;

/// <summary>A disk that is full from some write on: from then, what a process has opened as one file leads to /dev/full.</summary>
internal static class FillingDisk
{
    /// <param name="path">Of a file that this process has open.</param>
    public static void Fill(string path)
    {
        using var full = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.ReadWrite);
        var descriptors = Directory.GetFiles("/proc/self/fd").Where(descriptor => LeadsTo(descriptor, path)).ToList();
        descriptors.Should().NotBeEmpty();
        foreach (var descriptor in descriptors)
            Dup2(full, int.Parse(Path.GetFileName(descriptor), CultureInfo.InvariantCulture)).Should().BeGreaterThanOrEqualTo(0);
    }

    private static bool LeadsTo(string descriptor, string path)
    {
        try
        {
            return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.FullName == path;
        }
        catch (IOException)
        {
            // Another thread has closed it.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Dup2(SafeFileHandle from, int to);
}
