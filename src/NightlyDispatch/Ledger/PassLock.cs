namespace NightlyDispatch.Ledger;

/// <summary>One pass at a time on a host: an flock on a file that is never deleted, so that no second file can have its name.</summary>
internal sealed class PassLock : IDisposable
{
    /// <summary>EWOULDBLOCK: how .NET reports a lock that another process holds (11 on Linux, 35 on macOS).</summary>
    private static readonly int[] HeldByAnother = [11, 35];

    private readonly FileStream _file;

    private PassLock(FileStream file) => _file = file;

    /// <summary>Null: another pass holds it.</summary>
    /// <exception cref="StateException">The file cannot be opened.</exception>
    public static PassLock? TryTake(string path)
    {
        try
        {
            return new PassLock(new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }));
        }
        catch (IOException exception) when (HeldByAnother.Contains(exception.HResult))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StateException($"{path}: the lock cannot be taken: {exception.Message} Correct owner and mode.");
        }
    }

    public void Dispose() => _file.Dispose();
}
