using NightlyDispatch.Dispatching;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>What is seen of real processes that carry a mark.</summary>
public sealed class JobWatchTests
{
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly Runs _runs = new(TimeProvider.System, _ => { });
    private readonly JobWatch _watch;

    public JobWatchTests() => _watch = new JobWatch(_runs.Runner, TimeProvider.System);

    private static int OwnSession => ProcessEntry.Read(Environment.ProcessId)!.Session;

    [Fact(Timeout = 30_000)]
    public async Task An_agent_that_carries_the_mark_is_alive_although_the_runner_calls_it_stopped()
    {
        using var agent = Sleeper.Marked(_mark, hasOwnSession: true);
        _runs.Set("bd-1", "stopped", "opencode", startProcessId: 77);

        (await _watch.LookAsync(Job(77), CancellationToken.None)).Liveness.Should().Be(Liveness.Alive);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_agent_that_carries_another_mark_is_none_of_ours()
    {
        using var agent = Sleeper.Marked(_mark + "0", hasOwnSession: true);
        _runs.Set("bd-1", "stopped", "opencode", startProcessId: 77);

        (await _watch.LookAsync(Job(77), CancellationToken.None)).Liveness.Should().Be(Liveness.Ended);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_start_that_still_runs_is_ended_and_the_agent_that_it_launched_is_not()
    {
        using var start = Sleeper.Marked(_mark, hasOwnSession: false);
        using var agent = Sleeper.Marked(_mark, hasOwnSession: true);
        _runs.Set("bd-1", "missing", "opencode", start.Id, reason: "pid_file_missing");

        var sighting = await _watch.LookAfterStartAsync(Job(start.Id), OwnSession);

        sighting.Liveness.Should().Be(Liveness.Alive);
        (start.IsRunning, agent.IsRunning).Should().Be((false, true));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_start_of_which_the_process_is_not_known_is_told_from_its_agent_by_the_session()
    {
        using var start = Sleeper.Marked(_mark, hasOwnSession: false);
        using var agent = Sleeper.Marked(_mark, hasOwnSession: true);
        _runs.Set("bd-1", "missing", "opencode", start.Id, reason: "pid_file_missing");

        var sighting = await _watch.LookAfterStartAsync(Job(startProcessId: null), OwnSession);

        sighting.Liveness.Should().Be(Liveness.Alive);
        (start.IsRunning, agent.IsRunning).Should().Be((false, true));
    }

    [Fact(Timeout = 30_000)]
    public async Task Where_no_session_is_known_nothing_is_ended_on_suspicion()
    {
        using var process = Sleeper.Marked(_mark, hasOwnSession: false);
        _runs.Set("bd-1", "missing", "opencode", process.Id, reason: "pid_file_missing");

        var sighting = await _watch.LookAfterStartAsync(Job(startProcessId: null), session: null);

        (sighting.Liveness, process.IsRunning).Should().Be((Liveness.Alive, true));
    }

    [Fact(Timeout = 30_000)]
    public async Task What_is_left_of_a_start_that_the_runner_has_no_record_of_is_a_probe_and_is_ended()
    {
        using var probe = Sleeper.Marked(_mark, hasOwnSession: true);

        var sighting = await _watch.LookAfterStartAsync(Job(startProcessId: 1_900_000_000), OwnSession);

        (sighting.Liveness, probe.IsRunning).Should().Be((Liveness.NotLaunched, false));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_job_is_not_stopped_before_nothing_carries_its_mark_whatever_the_runner_says()
    {
        using var agent = Sleeper.Marked(_mark, hasOwnSession: true);

        (await _watch.StopAsync(Job(77))).Should().BeFalse();
    }

    private JobReference Job(int? startProcessId) =>
        new(DxRunner.Some.Id(), new RunIdentity("opencode", startProcessId, TimeProvider.System.GetUtcNow()), _mark, AgentProcessId: null);
}
