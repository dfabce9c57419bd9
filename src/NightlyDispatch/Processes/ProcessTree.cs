using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NightlyDispatch.Processes;

/// <summary>Ends processes for good: TERM, a grace period, KILL.</summary>
internal static partial class ProcessTree
{
    private const int Terminate = 15;
    private const int Kill = 9;

    /// <summary>Between TERM and KILL (design, section 9).</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>After KILL; processes of another user and those that are stuck in the kernel do not end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(2);

    /// <summary>From the announcement of a start to its agent, at the very most.</summary>
    private static readonly TimeSpan LongestLaunch = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <param name="sparesOtherSessions">Leaves descendants alone that are in another session than the root.</param>
    public static async Task EndAsync(int root, bool sparesOtherSessions, TimeProvider time)
    {
        if (ProcessEntry.Read(root) is not { } entry)
        {
            KillWithoutProc(root);
            return;
        }

        List<ProcessEntry> tree = [entry];
        await EndAsync(() => tree = WithDescendants(tree, sparesOtherSessions), time);
    }

    /// <summary>Ends what <paramref name="find"/> returns, asking again until it returns nothing that runs, or nothing helps.</summary>
    public static async Task EndAsync(Func<IReadOnlyCollection<ProcessEntry>> find, TimeProvider time)
    {
        var begun = time.GetTimestamp();
        var found = new Dictionary<(int Id, long StartTime), ProcessEntry>();
        var told = new HashSet<(int Id, long StartTime)>();
        while (time.GetElapsedTime(begun) < Grace + Patience)
        {
            foreach (var entry in find())
                _ = found.TryAdd(Identity(entry), entry);

            var running = found.Values.Where(IsRunning).ToList();
            if (running.Count == 0)
                return;

            var isOverdue = time.GetElapsedTime(begun) > Grace;
            foreach (var entry in running)
            {
                // Many programs take a second TERM for impatience, and end without putting things in order.
                if (isOverdue || told.Add(Identity(entry)))
                    _ = Send(entry.Id, isOverdue ? Kill : Terminate);
            }

            await Task.Delay(Poll, time);
        }
    }

    public static bool IsRunning(ProcessEntry entry) =>
        ProcessEntry.Read(entry.Id) is { IsZombie: false } now && now.StartTime == entry.StartTime;

    /// <summary>For machines without /proc: whether a process of this id runs that began soon after a time.</summary>
    public static bool IsRunning(int id, DateTimeOffset begunAfter)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            var begun = new DateTimeOffset(process.StartTime);
            return begun >= begunAfter - ClockSlack && begun <= begunAfter + LongestLaunch;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    /// <summary>What of the tree still runs, also without its root, and what has come of it since.</summary>
    private static List<ProcessEntry> WithDescendants(List<ProcessEntry> known, bool sparesOtherSessions)
    {
        var children = ProcessEntry.All().ToLookup(entry => entry.Parent);
        var tree = known.Where(IsRunning).ToList();
        var identities = tree.Select(Identity).ToHashSet();
        for (var i = 0; i < tree.Count; i++)
        {
            var session = tree[i].Session;
            tree.AddRange(children[tree[i].Id].Where(child =>
                (!sparesOtherSessions || child.Session == session) && identities.Add(Identity(child))));
        }

        return tree;
    }

    /// <summary>Of a process, whatever becomes of its parent.</summary>
    private static (int Id, long StartTime) Identity(ProcessEntry entry) => (entry.Id, entry.StartTime);

    private static void KillWithoutProc(int root)
    {
        try
        {
            using var process = Process.GetProcessById(root);
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Send(int processId, int signal);
}
