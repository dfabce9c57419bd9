#pragma warning disable CA5394 // Insecure randomness: chance that can be repeated is what is wanted here.

using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;
using NSubstitute;
using NSubstitute.Extensions;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>Lets tracker, runner and agents of a night go wrong in the ways that they are known to, by chance that can be repeated.</summary>
internal sealed class Chaos
{
    private static readonly string[] Providers = ["opencode", "cc-glm", "gemini"];
    private static readonly string[] Ends = ["exited_ok", "exited_err", "no_op_success", "stopped"];

    private static readonly (int ExitCode, string Error)[] Refusals =
    [
        (1, "job already running (pid=1)"), (1, "job already running (pid=1)"), (1, "prompt file not found: /tmp/x"), (1, "it said no"),
        (10, "no"), (21, "no"), (21, "reason_code=raw_op_forbidden_in_agent_context\nforbidden"), (22, "no worktree"), (24, "no beads"),
        (26, "full"), (27, "no"), (99, "no"), (137, ""),
    ];

    private readonly Night _night;
    private readonly Random _random;
    private readonly Dictionary<string, string> _launched = [];
    private bool _isFull;

    public Chaos(Night night, int seed)
    {
        (_night, _random) = (night, new Random(seed));
        var beads = night.Tracker.Beads;
        beads.Configure().ClaimAsync(default!, default!).ReturnsForAnyArgs(call => Claim(call.Arg<BugId>().Value, call.Arg<string>()));
        beads.Configure().ShowAsync(default!, default).ReturnsForAnyArgs(call => Show(call.Arg<BugId>().Value));
        beads.Configure().ReleaseAsync(default!, default!, default!).ReturnsForAnyArgs(call => OneIn(20)
            ? throw new TrackerException("bd update failed")
            : night.Tracker.Release(call.Arg<BugId>().Value, call.ArgAt<string>(1), call.ArgAt<string>(2)));
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

        (_night.Runs.Answers, _night.Runs.CanStop, _isFull) = (!OneIn(5), !OneIn(5), OneIn(8));
    }

    private bool IsAlive(string bug) => _launched.TryGetValue(bug, out var mark) && !_night.Runs.Stopped.Contains((bug, mark));

    private bool OneIn(int chances) => _random.Next(chances) == 0;

    private ClaimAnswer Claim(string bug, string actor)
    {
        switch (_random.Next(16))
        {
            case 0:
                _night.Tracker.Set(bug, "in_progress", "Dana Moor");
                return Tracker.Lost("Dana Moor");
            case 1:
                return new ClaimAnswer(bug, null, null);
            case 2:
                return _night.Tracker.Claim(bug, actor) with { ClaimedId = null, Refusal = "dolt commit: connection reset" };
            case 3:
                return new ClaimAnswer(null, null, "operation 'update' is not allowed in read-only mode");
            case 4:
                throw new TrackerException("bd is missing");
            case 5:
                _night.Tracker.Add($"{bug}a", priority: 3);
                return _night.Tracker.Claim($"{bug}a", actor);
            default:
                return _night.Tracker.Claim(bug, actor);
        }
    }

    private Holding? Show(string bug)
    {
        switch (_random.Next(25))
        {
            case 0:
                throw new TrackerException("bd show failed");
            case 1:
                _night.Tracker.Set(bug, "in_progress", "Dana Moor");
                break;
            case 2:
                return null;
        }

        return _night.Tracker[bug];
    }

    private void Script(string provider) => _night.Runs.NextStart(provider, (order, id) =>
    {
        Script(provider);
        return _isFull ? Runs.Ended(26, error: "full\n") : _random.Next(8) switch
        {
            0 => Runs.Silence(),
            1 or 2 or 3 => Refuse(),
            4 => Launch(order, id) with { ExitCode = null },
            5 => Launch(order, id) with { Output = "" },
            _ => Launch(order, id),
        };
    });

    private ChildResult Refuse()
    {
        var (exitCode, error) = Refusals[_random.Next(Refusals.Length)];
        return Runs.Ended(exitCode, error: error + "\n");
    }

    private ChildResult Launch(StartOrder order, int id)
    {
        if (IsAlive(order.Bug.Value))
            Doubles.Add(order.Bug.Value);
        _launched[order.Bug.Value] = order.Mark;
        return _night.Runs.Launch(order, id);
    }
}
