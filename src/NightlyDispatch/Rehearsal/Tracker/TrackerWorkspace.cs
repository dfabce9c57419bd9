using System.Text;
using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>The folder that a stand-in tracker lives in; every command has it to itself from its first read to its last write.</summary>
internal sealed class TrackerWorkspace(string folder)
{
    private const string StateFile = "standin.json";
    private const string LockFile = "standin.lock";
    private const string FaultFile = "standin-faults.json";

    public bool Exists => File.Exists(PathOf(StateFile));

    /// <param name="profile">0.56, 1.0.5 or 1.3.</param>
    /// <param name="prefix">What the ids begin with, without the hyphen.</param>
    public static void Create(string folder, string profile, IReadOnlyList<TrackerIssue> issues, string prefix = "shop")
    {
        _ = TrackerProfile.Named(profile);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, TrackerProfile.FileName), profile + "\n");
        var workspace = new TrackerWorkspace(folder);
        using var turn = workspace.Lock();
        workspace.Save(new TrackerState(prefix, issues, [], []));
    }

    public static IReadOnlyList<TrackerIssue> Read(string folder)
    {
        var workspace = new TrackerWorkspace(folder);
        using var turn = workspace.Lock();
        return workspace.Load().Issues;
    }

    /// <summary>Replaces the fault rules, whose counts begin anew; with none, all calls go well and none pays for reading rules.</summary>
    public static void Inject(string folder, params IReadOnlyList<Fault> faults)
    {
        var workspace = new TrackerWorkspace(folder);
        using var turn = workspace.Lock();
        if (faults.Count == 0)
            File.Delete(workspace.PathOf(FaultFile));
        else
            workspace.Save(FaultFile, JsonSerializer.Serialize(faults, FaultJson.Default.IReadOnlyListFault));
        workspace.Save(workspace.Load() with { FaultCounts = [] });
    }

    /// <summary>As a person at another desk would change an issue between two calls.</summary>
    public static void Edit(string folder, string id, Func<TrackerIssue, TrackerIssue> edit)
    {
        var workspace = new TrackerWorkspace(folder);
        using var turn = workspace.Lock();
        var state = workspace.Load();
        workspace.Save(state.With(edit(state.Find(id)!)));
    }

    /// <summary>Counts the call in each rule that waits for its n-th; the first rule whose turn it is decides what goes wrong.</summary>
    public FaultEffect? NextFault(TrackerCommand command)
    {
        if (!File.Exists(PathOf(FaultFile)))
            return null;

        using var turn = Lock();
        var faults = JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(FaultFile)), FaultJson.Default.IReadOnlyListFault)!;
        var state = Load();
        int[] before = [.. faults.Select((_, i) => state.FaultCounts.ElementAtOrDefault(i))];
        int[] counts = [.. before];
        FaultEffect? effect = null;
        for (var i = 0; i < counts.Length; i++)
        {
            var match = faults[i].Match;
            if (match.IsAbout(command) && (match.Nth is not { } nth || nth == ++counts[i]))
                effect ??= faults[i].Do;
        }

        // A call that only looks leaves no trace (design, section 2).
        if (!counts.SequenceEqual(before))
            Save(state with { FaultCounts = counts });
        return effect;
    }

    /// <summary>Nobody else sees or changes the state between its reading and the writing of what the answer made of it.</summary>
    public TrackerAnswer Answer(Func<TrackerState, TrackerAnswer> answer)
    {
        using var turn = Lock();
        var state = Load();
        var given = answer(state);
        if (given.State is { } after && !ReferenceEquals(after, state))
            Save(after);

        return given;
    }

    /// <summary>
    /// Others may change the state between its reading and the writing of what the answer made of it, and nothing is read again: the
    /// later write of an issue stands, as in a database of snapshots (contracts/bd-stand-in.md, sections 1 and 6).
    /// </summary>
    public TrackerAnswer AnswerUnchecked(Func<TrackerState, TrackerAnswer> answer, TimeSpan window)
    {
        TrackerState snapshot;
        using (Lock())
            snapshot = Load();

        var given = answer(snapshot);
        if (given.State is not { } after || ReferenceEquals(after, snapshot))
            return given;

        Thread.Sleep(window);
        using var turn = Lock();
        var changed = after.Issues.Where(issue => !ReferenceEquals(issue, snapshot.Find(issue.Id)));
        Save(changed.Aggregate(Load(), (state, issue) => state.With(issue)));
        return given;
    }

    private IDisposable Lock() => FileLock.Take(PathOf(LockFile));

    private TrackerState Load() => StateJson.Read(File.ReadAllBytes(PathOf(StateFile)));

    private void Save(TrackerState state) => Save(StateFile, StateJson.Write(state));

    private void Save(string file, string text)
    {
        var temporary = PathOf(file + ".tmp");
        using (var stream = new FileStream(temporary, FileMode.Create))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, PathOf(file), overwrite: true);
    }

    private string PathOf(string file) => Path.Combine(folder, file);
}
