#pragma warning disable CA5394 // Insecure randomness: chance that can be repeated is what is wanted here.

using NightlyDispatch.Dispatching;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Tests.Dispatching;

namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>A computer and the people around it, hour by hour: bugs come, agents end or hang, clocks jump, passes are killed.</summary>
internal sealed class World : IDisposable
{
    private readonly Random _random;
    private readonly KillSwitch _killSwitch = new();
    private readonly Weather _weather;
    private readonly UnsteadyTracker _tracker;
    private readonly UnsteadyRunner _runner;
    private readonly People _people;
    private readonly Clock _clock;
    private bool _wasSignalled;

    public World(int seed)
    {
        _random = new Random(seed);
        _weather = new Weather(_random);
        Agents = new Agents(Night.Runs);
        Channel = new UnsteadyChannel(_weather, () => _clock!.Passed);
        _clock = new Clock(Night.Time, _random);
        _tracker = new UnsteadyTracker(Night.Tracker, _random) { Called = _killSwitch.Step };
        _runner = new UnsteadyRunner(Night.Runs, Agents, _weather, _killSwitch, _random);
        _people = new People(Night, Agents, _random);
        (Night.Beads, Night.DxRunner, Night.Webhook, Night.Witness) = (_tracker, _runner, Channel, _killSwitch.Step);
    }

    public Night Night { get; } = new();

    public Agents Agents { get; }

    public UnsteadyChannel Channel { get; }

    public int Kills { get; private set; }

    public int ClockJumps => _clock.Jumps;

    public int Bugs => _people.Bugs;

    public async Task<Hour> NextAsync(int number)
    {
        _weather.Turn();
        _people.Live(number, Night.State);
        if (OneIn(400))
            Reboot();
        LiveAgents();
        var wasClockSet = _clock.Go();
        if (wasClockSet)
            Channel.Forget();

        _tracker.IsUnsteady = _weather.IsStormy;
        Night.Tracker.Problem = _weather.IsTrackerDown ? "bd: no answer within 60 s" : null;
        Night.Tracker.Notes.Clear();
        _runner.Rows.Clear();
        if (OneIn(20))
            _runner.Rows.Add(new StatusRow($"bd-{_people.Bugs}", "gemini", "healthy", null));
        (_tracker.HasFailed, Channel.HasFailed, _wasSignalled) = (false, false, false);
        ArmKillSwitch();

        var begun = Night.Time.GetUtcNow();
        var result = await PassAsync();
        return new Hour(
            number,
            begun,
            result,
            Night.State,
            wasClockSet,
            _tracker.HasFailed,
            _weather.IsRunnerDown,
            _weather.CannotStop,
            Channel.HasFailed,
            _wasSignalled);
    }

    public void Dispose()
    {
        Agents.Dispose();
        Night.Dispose();
    }

    private bool OneIn(int chances) => _random.Next(chances) == 0;

    private void ArmKillSwitch()
    {
        _killSwitch.Disarm();
        if (OneIn(_weather.IsStormy ? 5 : 250))
            _killSwitch.Arm(_random.Next(40), () => throw new KilledException());
        else if (OneIn(150))
            _killSwitch.Arm(_random.Next(40), () => _wasSignalled = Night.Termination.Obey(15));
    }

    private async Task<PassResult?> PassAsync()
    {
        try
        {
            return await Night.PassAsync();
        }
        catch (KilledException)
        {
            Kills++;
            if (OneIn(3))
                TearLastLine();
            return null;
        }
    }

    /// <summary>The kill came while a line was written.</summary>
    private void TearLastLine()
    {
        var line = LedgerJson.ToLine(new Claimed("bd-1") { V = LedgerEvent.Format });
        using var file = new FileStream(Night.LedgerPath, FileMode.Append);
        file.Write(line.AsSpan(0, _random.Next(1, line.Length)));
    }

    /// <summary>All processes are gone; what the runner remembers lies in a folder that may be emptied.</summary>
    private void Reboot()
    {
        var isForgotten = OneIn(2);
        foreach (var (_, mark) in Agents.Alive)
        {
            if (isForgotten)
                Agents.Vanish(mark);
            else
                Agents.End(mark, "exited_err", "late_finalize_no_rc");
        }
    }

    private void LiveAgents()
    {
        foreach (var (bug, mark) in Agents.Alive)
        {
            switch (_random.Next(22))
            {
                case < 5:
                    Agents.End(mark, "exited_ok", "process_exit_with_rc");
                    break;
                case 5:
                    Agents.End(mark, "no_op_success", "exit_zero_no_mutations");
                    break;
                case 6 or 7:
                    Agents.End(mark, "exited_err", "process_exit_with_rc");
                    break;
                case 8:
                    Agents.End(mark, "exited_err", "opencode_rate_limited");
                    break;
                case 9:
                    Agents.Vanish(mark);
                    break;
                case 10:
                    // Somebody stopped it, and it works on (contracts/dx-runner.md, section 5).
                    Night.Runs.End(bug, "stopped", "manual_stop");
                    break;
                case 11:
                    Night.Runs.End(bug, "stalled", "no_log_activity");
                    break;
            }
        }
    }
}
