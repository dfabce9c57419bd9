using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace NightlyDispatch.Processes;

/// <summary>What .NET does not do with the pipe that a child writes to.</summary>
internal static partial class ChildPipe
{
    private const short Readable = 1;
    private const int SetSize = 1031;

    /// <summary>A pipe holds 1 MiB at most (pipe(7)); a descendant may go on filling it.</summary>
    private const int MaxLength = 1024 * 1024;

    /// <summary>
    /// Lets a child write on while it is not read, as far as the system allows (F_SETPIPE_SZ, Linux): with the usual 64 KiB the two wake
    /// each other a thousand times for a long list of issues.
    /// </summary>
    public static void Widen(Stream stream)
    {
        if (OperatingSystem.IsLinux() && stream is PipeStream { SafePipeHandle: { IsClosed: false } pipe })
            _ = Control(pipe, SetSize, MaxLength);
    }

    /// <summary>Takes what lies in it at this moment, without waiting for more and whatever the runtime's event loop is doing.</summary>
    /// <returns>Empty where the stream is no pipe.</returns>
    public static byte[] Take(Stream stream)
    {
        if (stream is not PipeStream { SafePipeHandle: { IsClosed: false } pipe })
            return [];

        var rest = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (rest.Length < MaxLength && HasSomething(pipe) && Read(pipe, buffer, (nuint)buffer.Length) is > 0 and var count)
            rest.Write(buffer, 0, (int)count);

        return rest.ToArray();
    }

    private static bool HasSomething(SafeHandle pipe)
    {
        var descriptor = new Descriptor { Handle = (int)pipe.DangerousGetHandle(), Events = Readable };
        return Poll(ref descriptor, 1, 0) > 0 && (descriptor.Happened & Readable) != 0;
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Control(SafeHandle pipe, int command, int argument);

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Poll(ref Descriptor descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint Read(SafeHandle pipe, [Out] byte[] buffer, nuint length);

    [StructLayout(LayoutKind.Sequential)]
    private struct Descriptor
    {
        public int Handle;
        public short Events;
        public short Happened;
    }
}
