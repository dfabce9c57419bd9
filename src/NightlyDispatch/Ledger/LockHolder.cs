using System.Globalization;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Ledger;

/// <summary>Tells who holds a lock without trying to take it: even a trial would turn a pass away that begins at that moment.</summary>
/// <param name="IsHeld">Null: this machine does not tell.</param>
/// <param name="ProcessId">Null: nobody, or a process that is not seen from here.</param>
internal sealed record LockHolder(bool? IsHeld, int? ProcessId)
{
    private const string Locks = "/proc/locks";

    public static LockHolder Of(string path)
    {
        if (!File.Exists(path))
            return new LockHolder(IsHeld: false, null);

        try
        {
            return FileStatus.Of(path) is { } status ? Find(File.ReadLines(Locks), status.Inode) : new LockHolder(IsHeld: null, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new LockHolder(IsHeld: null, null);
        }
    }

    /// <summary>A line is "1: FLOCK ADVISORY WRITE &lt;pid&gt; &lt;device&gt;:&lt;inode&gt; 0 EOF" (proc_locks(5)); one that waits has "->".</summary>
    public static LockHolder Find(IEnumerable<string> locks, ulong inode)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $":{inode}");
        foreach (var line in locks)
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, "FLOCK", _, _, var holder, var file, ..]
                && file.EndsWith(end, StringComparison.Ordinal))
            {
                var isSeen = int.TryParse(holder, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0;
                return new LockHolder(IsHeld: true, isSeen ? id : null);
            }
        }

        return new LockHolder(IsHeld: false, null);
    }
}
