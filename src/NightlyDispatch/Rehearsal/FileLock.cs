namespace NightlyDispatch.Rehearsal;

/// <summary>One process or thread at a time in a stand-in's folder; the file stays, because removing it would let two in at once.</summary>
internal static class FileLock
{
    /// <summary>EWOULDBLOCK of flock(2): 11 on Linux, 35 on macOS.</summary>
    private static readonly int WouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(2);

    /// <summary>Waits without limit, as bd does in embedded mode (contracts/bd.md, section 6); disposing gives the lock back.</summary>
    public static IDisposable Take(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException exception) when (exception.HResult == WouldBlock)
            {
                Thread.Sleep(Wait);
            }
        }
    }
}
