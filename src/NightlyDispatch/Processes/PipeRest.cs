using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace NightlyDispatch.Processes;

/// <summary>Takes what lies in a pipe at this moment, without waiting for more and whatever the runtime's event loop is doing.</summary>
internal static partial class PipeRest
{
    private const short Readable = 1;

    /// <summary>A pipe holds 1 MiB at most (pipe(7)); a descendant may go on filling it.</summary>
    private const int MaxLength = 1024 * 1024;

    /// <summary>Empty where the stream is no pipe.</summary>
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
