#pragma warning disable CA5394 // Insecure randomness: chance that can be repeated is what is wanted here.

using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>Lets tracker, runner and agents of a night go wrong in the ways that they are known to, by chance that can be repeated.</summary>
internal sealed class Chaos
{
    private static readonly string[] Providers = ["opencode", "cc-glm", "gemini"];
    private static readonly string[] Ends = ["exited_ok", "exited_err", "no_op_success", "stopped"];

    private readonly Night _night;
    private readonly Random _random;
    private readonly StartMishaps _starts;
    private readonly Dictionary<string, string> _launched = [];

    public Chaos(Night night, int seed)
    {
        (_night, _random) = (night, new Random(seed));
        _starts = new StartMishaps(_random, Launch);
        night.Beads = new UnsteadyTracker(night.Tracker, _random);
        foreach (var provider in Providers)
            Script(provider);
    }

    /// <summary>Bugs for which a second agent was launched while the first one ran.</summary>
    public List<string> Doubles { get; } = [];

    /// <summary>What happens between two passes.</summary>
    public void Go(int pass)
    {
        var bugs = _random.Next(5);
        for (var bug = 0; bug < bugs; bug++)
        {
            var description = OneIn(12) ? "op read op://a/b" : "Steps: none.";
            _night.Tracker.Add($"bd-{pass}{bug}", _random.Next(2), OneIn(6) ? "The same" : null, description);
        }

        _night.Runs.Rows.Clear();
        if (OneIn(4))
            _night.Runs.Rows.Add(new StatusRow($"bd-{pass}0", "gemini", "healthy", null));
        foreach (var provider in Providers)
        {
            _night.Runs.PassPreflight(provider);
            if (OneIn(4))
                _night.Runs.FailPreflight(provider, $"{provider} is down", isRunnersFault: OneIn(8));
        }

        foreach (var bug in _launched.Keys.Where(bug => IsAlive(bug) && OneIn(3)).ToList())
        {
            _night.Runs.End(bug, Ends[_random.Next(Ends.Length)]);
            _launched.Remove(bug);
        }

        (_night.Runs.Answers, _night.Runs.CanStop, _starts.IsFull) = (!OneIn(5), !OneIn(5), OneIn(8));
    }

    private bool IsAlive(string bug) => _launched.TryGetValue(bug, out var mark) && !_night.Runs.Stopped.Contains((bug, mark));

    private bool OneIn(int chances) => _random.Next(chances) == 0;

    private void Script(string provider) => _night.Runs.NextStart(provider, (order, id) =>
    {
        Script(provider);
        return _starts.Start(order, id);
    });

    private ChildResult Launch(StartOrder order, int id)
    {
        if (IsAlive(order.Bug.Value))
            Doubles.Add(order.Bug.Value);
        _launched[order.Bug.Value] = order.Mark;
        return _night.Runs.Launch(order, id);
    }
}
