using NightlyDispatch.Processes;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>
/// Finds the other agents that work on a bug of the same tracker, of whichever host: what no pass may ever let happen. Of two that
/// overlap, the one that began later cannot miss the other.
/// </summary>
internal static class FellowAgents
{
    private const string Tracker = "BEADS_DIR";

    /// <returns>Their process ids. None where there is no /proc.</returns>
    public static IReadOnlyList<int> Of(string bug)
    {
        var agents = ProcessEntry.Having("cmdline", line => AgentTask.OfCommandLine(line)?.Beads == bug);
        var fellows = agents.Where(agent => agent.Id != Environment.ProcessId).Select(agent => agent.Id).ToList();
        return fellows.Count == 0 || Environment.GetEnvironmentVariable(Tracker) is not { } tracker
            ? []
            : [.. MarkedProcesses.Find(Tracker, tracker).Select(process => process.Id).Intersect(fellows)];
    }
}
