namespace NightlyDispatch.Ledger;

/// <summary>
/// The program's memory: one JSON object a line, appended and fsynced before the effect that it announces, and again for what
/// came of it (design, section 5).
/// </summary>
internal sealed class LedgerFile : IDisposable
{
    private readonly FileStream _file;
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Action? _witness;
    private long _end;

    private LedgerFile(string path, TimeProvider time, Action? witness)
    {
        _witness = witness;
        _file = OpenFile(path);
        _path = path;
        _time = time;
    }

    public LedgerState State { get; private set; } = LedgerState.Empty;

    /// <summary>Of the lines that are appended; null outside a pass.</summary>
    public string? Pass { get; set; }

    /// <summary>For writing, under the lock. A torn last line is cut off.</summary>
    /// <param name="witness">Is called before and after each line that is appended; a rehearsal may end the process there.</param>
    /// <exception cref="StateException">The ledger cannot be opened, or a line that matters cannot be read.</exception>
    public static LedgerFile Open(string path, TimeProvider time, Action? witness = null)
    {
        var ledger = new LedgerFile(path, time, witness);
        try
        {
            ledger.Load();
            return ledger;
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    /// <summary>For those who only look; an absent ledger is an empty one.</summary>
    /// <exception cref="StateException">As <see cref="Open"/>.</exception>
    public static LedgerState Peek(string path)
    {
        using var file = OpenToRead(path);
        try
        {
            return file is null ? LedgerState.Empty : LedgerReading.Read(file, path).State;
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            throw Unusable(path, "cannot be read", exception);
        }
    }

    /// <summary>Also while a pass writes; null: there is no ledger.</summary>
    /// <exception cref="StateException">It cannot be opened.</exception>
    public static FileStream? OpenToRead(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            throw Unusable(path, "cannot be read", exception);
        }
    }

    /// <exception cref="StateException">The line could not be written; what was written of it has been cut off again.</exception>
    public void Append(LedgerEvent line)
    {
        _witness?.Invoke();
        var stamped = line with { V = LedgerEvent.Format, At = _time.GetUtcNow(), Pass = Pass };
        Write(LedgerJson.ToLine(stamped), isFlushed: !IsMereAccount(line));
        State = State.Apply(stamped);
        _witness?.Invoke();
    }

    /// <summary>Writes the last line of the pass, which holds the state that it leaves.</summary>
    /// <param name="alertWindow">Alerts that can no longer matter to anybody are forgotten.</param>
    public void End(int exitCode, DateTimeOffset now, TimeSpan alertWindow)
    {
        var state = State.End(exitCode, now);
        Append(new PassEnded(exitCode, state with { Alerts = state.Alerts.Forget(now, alertWindow) }));
        Pass = null;
    }

    public void Dispose() => _file.Dispose();

    private void Load()
    {
        try
        {
            (State, _end) = LedgerReading.Read(_file, _path);
            if (_end < _file.Length)
                _file.SetLength(_end);
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            throw Unusable(_path, "cannot be read", exception);
        }
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                BufferSize = 0,
            });
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            throw Unusable(path, "cannot be opened", exception);
        }
    }

    private static bool IsUnusable(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>How .NET reports EFBIG: a limit on file sizes has been reached (ulimit -f).</summary>
    private static bool IsTooLong(Exception exception) => exception is ArgumentOutOfRangeException;

    private static StateException Unusable(string path, string what, Exception exception) =>
        new(Directory.Exists(path)
            ? $"{path}: the ledger {what}: it is a folder. Move that away."
            : $"{path}: the ledger {what}: {exception.Message} Free the disk, or correct owner and mode; nothing is claimed or started.");

    /// <summary>Announces nothing, and nothing follows from it but a number: the next line that matters brings it to the disk.</summary>
    private static bool IsMereAccount(LedgerEvent line) =>
        line is BacklogRead or BugsDeferred or BugEnded { Class: BugClass.Deferred or BugClass.Skipped, CountsToQuarantine: false };

    private void Write(byte[] line, bool isFlushed)
    {
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, line, _end);
            if (isFlushed)
                RandomAccess.FlushToDisk(_file.SafeFileHandle);
            _end += line.Length;
        }
        catch (Exception exception) when (IsUnusable(exception) || IsTooLong(exception))
        {
            Truncate();
            throw Unusable(_path, "cannot be written", exception);
        }
    }

    private void Truncate()
    {
        try
        {
            _file.SetLength(_end);
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            // What is left is a torn last line, which the next line overwrites or the next pass cuts off.
        }
    }
}
