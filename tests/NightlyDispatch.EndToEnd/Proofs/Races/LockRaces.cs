using NightlyDispatch.Ledger;
using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd.Proofs.Races;

/// <summary>Passes of one host that begin at once, race after race; who gets the lock stays until all others were refused.</summary>
internal sealed class LockRaces(Night night)
{
    private const int Most = 8;

    private static readonly RehearsalSetting Setting = RehearsalSetting.Of(Night.Bug(1) with { Priority = 4 });

    private readonly List<string> _faults = [];

    /// <summary>What was wrong in any race.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public int Refused { get; private set; }

    public int Killed { get; private set; }

    public static async Task<LockRaces> PlayAsync(IEnumerable<int> races)
    {
        await using var night = await Night.BeginAsync(Setting);
        var played = new LockRaces(night);
        foreach (var race in races)
            await played.RaceAsync(race);

        return played;
    }

    /// <summary>In every second race the holder is killed, and the next race follows at once.</summary>
    private async Task RaceAsync(int race)
    {
        var gate = Path.Join(night.Folder.Root, $"gate-{race}");
        TrackerWorkspace.Inject(night.Folder.Beads, new Fault(new FaultMatch("ready"), new FaultEffect(Until: gate)));
        var (passes, reads) = (Passes, Reads);

        var racing = Enumerable.Range(0, 2 + race % (Most - 1)).Select(_ => night.BeginPass()).ToList();
        var holding = racing.ToList();
        while (holding.Count > 1)
        {
            await Task.WhenAny(holding.Select(pass => pass.Ended));
            holding.RemoveAll(pass => pass.Ended.IsCompleted);
        }

        if (holding is not [var holder])
        {
            _faults.Add($"race {race}: nobody holds the lock: {string.Join("; ", racing.Select(pass => pass.Ended.Result))}");
            return;
        }

        await Night.UntilAsync(() => Reads > reads);
        if (race % 2 == 1)
            RunnerFolder.Kill(holder.ProcessId);
        var end = race % 2 == 1 ? 137 : 0;
        await File.WriteAllTextAsync(gate, "");

        Note(race, await holder.Ended, end, [.. racing.Where(pass => pass != holder).Select(pass => pass.Ended.Result)]);
        if (Passes != passes + 1 || Reads != reads + 1)
            _faults.Add($"race {race}: {Passes - passes} passes began, {Reads - reads} read the backlog");
    }

    private void Note(int race, ChildResult holder, int end, IReadOnlyList<ChildResult> others)
    {
        if (holder.ExitCode != end)
            _faults.Add($"race {race}: the holder ended with {holder.ExitCode} instead of {end}: {holder.Error}");
        foreach (var other in others.Where(other => other.ExitCode != (int)ExitCode.AlreadyRunning || other.Output.Length > 0))
            _faults.Add($"race {race}: one that was to be refused ended with {other.ExitCode}: {other.Output}{other.Error}");

        Killed += end == 0 ? 0 : 1;
        Refused += others.Count;
    }

    private int Passes => night.Events.OfType<PassStarted>().Count();

    private int Reads => night.Calls.Count(call => call.Arguments[0] == "ready");
}
