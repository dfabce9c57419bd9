using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;
using NightlyDispatch.Tests.Dispatching;

namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>The agents that are at work: real processes that carry their marks, and what the runner says of them.</summary>
internal sealed class Agents(Runs runs) : IDisposable
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, (string Bug, Sleeper Process)> _alive = [];

    /// <summary>Bugs for which a second agent was launched while the first one worked.</summary>
    public List<string> Doubles { get; } = [];

    public int Launched { get; private set; }

    public IReadOnlyList<(string Bug, string Mark)> Alive => [.. _alive.Select(agent => (agent.Value.Bug, agent.Key))];

    public ChildResult Launch(StartOrder order, int startProcessId)
    {
        if (Works(order.Bug.Value))
            Doubles.Add(order.Bug.Value);
        _alive[order.Mark] = (order.Bug.Value, Sleeper.Marked(order.Mark, hasOwnSession: true));
        Launched++;
        return runs.Launch(order, startProcessId);
    }

    public bool Works(string bug) => _alive.Values.Any(agent => agent.Bug == bug);

    /// <param name="state">What the runner says from now on.</param>
    public void End(string mark, string state, string reason)
    {
        if (Kill(mark) is { } bug)
            runs.End(bug, state, reason);
    }

    /// <summary>It is gone, and the runner knows nothing of it.</summary>
    public void Vanish(string mark)
    {
        if (Kill(mark) is { } bug)
            runs.Forget(bug);
    }

    public void Dispose()
    {
        foreach (var (mark, _) in _alive.ToList())
            Kill(mark);
    }

    /// <returns>Its bug; null: no such agent is at work.</returns>
    private string? Kill(string mark)
    {
        if (!_alive.Remove(mark, out var agent))
            return null;

        agent.Process.Dispose();
        SpinWait.SpinUntil(() => MarkedProcesses.Find(mark).Count == 0, LongestEnd).Should().BeTrue();
        return agent.Bug;
    }
}
