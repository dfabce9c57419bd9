using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Dispatching;

/// <summary>Looks for agents of ours by both questions of liveness, and ends what must not go on (design, section 4.9).</summary>
internal sealed class JobWatch(IDxRunner runner, TimeProvider time)
{
    /// <summary>While a process executes another program its environment reads as empty for an instant (proc_pid_environ(5)).</summary>
    private static readonly TimeSpan SecondLook = TimeSpan.FromMilliseconds(100);

    public async Task<Sighting> LookAsync(JobReference job, CancellationToken cancellationToken)
    {
        var check = await runner.CheckAsync(job.Bug, cancellationToken);
        return new Sighting(LivenessRule.Decide(check, job.Run, await IsMarkedAsync(job)), check);
    }

    /// <summary>Looks after a start that was not acknowledged: whatever of the start still runs is ended first.</summary>
    /// <param name="session">Of the pass that spawned the start; tells it from its agent where its process id is not known.</param>
    public async Task<Sighting> LookAfterStartAsync(JobReference job, int? session)
    {
        await EndStartAsync(job, session);
        var sighting = await LookAsync(job, CancellationToken.None);
        if (sighting.Check is not { IsUnknownId: true } || sighting.Liveness != Liveness.Alive)
            return sighting;

        // The runner writes its record before it launches: without one, what is left is a probe of the preflight inside start.
        await ProcessTree.EndAsync(() => MarkedProcesses.Find(job.Mark), time);
        return sighting with { Liveness = Liveness.NotLaunched };
    }

    /// <returns>Whether nothing of the job runs any more.</returns>
    public async Task<bool> StopAsync(JobReference job)
    {
        if (!MarkedProcesses.CanBeFound && job.AgentProcessId is { } agent && await IsMarkedAsync(job))
            await ProcessTree.EndAsync(agent, sparesOtherSessions: false, time);
        return await runner.StopAsync(job.Bug, job.Mark) && !await IsMarkedAsync(job);
    }

    private async Task EndStartAsync(JobReference job, int? session)
    {
        if (job.Run.StartProcessId is not { } start)
            await ProcessTree.EndAsync(() => InSession(job.Mark, session), time);
        else if (MarkedProcesses.Find(job.Mark).Any(process => process.Id == start))
            await ProcessTree.EndAsync(start, sparesOtherSessions: true, time);
    }

    private static List<ProcessEntry> InSession(string mark, int? session) =>
        session is null ? [] : [.. MarkedProcesses.Find(mark).Where(process => process.Session == session)];

    private async Task<bool> IsMarkedAsync(JobReference job)
    {
        if (!MarkedProcesses.CanBeFound)
            return job.AgentProcessId is { } agent && ProcessTree.IsRunning(agent, job.Run.NotBefore);
        if (MarkedProcesses.Find(job.Mark).Count > 0)
            return true;

        await Task.Delay(SecondLook, time);
        return MarkedProcesses.Find(job.Mark).Count > 0;
    }
}
