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

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <param name="sparesOtherSessions">Leaves descendants alone that are in another session than the root.</param>
    public static async Task EndAsync(int root, bool sparesOtherSessions, TimeProvider time)
    {
        if (ProcessEntry.Read(root) is not { } entry)
        {
            KillWithoutProc(root);
            return;
        }

        await EndAsync(() => Descendants(entry, sparesOtherSessions), time);
    }

    /// <summary>Ends what <paramref name="find"/> returns, asking again until it returns nothing that runs.</summary>
    public static async Task EndAsync(Func<IReadOnlyCollection<ProcessEntry>> find, TimeProvider time)
    {
        var begun = time.GetTimestamp();
        var found = new HashSet<ProcessEntry>();
        var told = new HashSet<ProcessEntry>();
        while (true)
        {
            found.UnionWith(find());
            found.RemoveWhere(entry => !IsRunning(entry));
            if (found.Count == 0)
                return;

            var isOverdue = time.GetElapsedTime(begun) > Grace;
            foreach (var entry in found)
            {
                if (isOverdue || told.Add(entry))
                    _ = Send(entry.Id, isOverdue ? Kill : Terminate);
            }

            await Task.Delay(Poll, time);
        }
    }

    public static bool IsRunning(ProcessEntry entry) =>
        ProcessEntry.Read(entry.Id) is { IsZombie: false } now && now.StartTime == entry.StartTime;

    private static List<ProcessEntry> Descendants(ProcessEntry root, bool sparesOtherSessions)
    {
        var children = ProcessEntry.All().ToLookup(entry => entry.Parent);
        var tree = new List<ProcessEntry> { root };
        for (var i = 0; i < tree.Count; i++)
            tree.AddRange(children[tree[i].Id].Where(child => !sparesOtherSessions || child.Session == root.Session));

        return tree;
    }

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
