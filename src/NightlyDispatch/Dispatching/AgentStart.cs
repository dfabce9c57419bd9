using NightlyDispatch.Backlog;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;
using NightlyDispatch.Worktrees;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>Launches one agent, or proves that none was launched: the acknowledgement, and a look at whatever is unclear.</summary>
internal sealed class AgentStart(IDxRunner runner, JobWatch watch, LedgerFile ledger, ILogger log)
{
    public async Task<StartOutcome> RunAsync(BugId bug, AllowedModel model, string prompt, WorktreeResult worktree)
    {
        // Random and from the kernel; RandomNumberGenerator loads OpenSSL, which takes 4 ms of a pass (measured).
        var mark = Guid.NewGuid().ToString("N");
        var order = new StartOrder(bug, model, prompt, worktree.Path, mark);
        ledger.Append(new StartIntended(
            bug.Value, model.Provider, model.Argument, order.Mark, worktree.Path, worktree.Before?.Head, worktree.Before?.StatusHash));
        var reading = await runner.StartAsync(order, id => ledger.Append(new StartSpawned(bug.Value, id)));

        var outcome = await ReadAsync(bug, reading);
        if (outcome is StartOutcome.Refused { Refusal: var refusal })
            ledger.Append(new StartRefused(bug.Value, model.Provider, InWords(refusal.Fault), refusal.Reason, refusal.Code));
        return outcome;
    }

    private static string InWords(Fault fault) => fault switch
    {
        Fault.Provider => StartRefused.ProvidersFault,
        Fault.Capacity => StartRefused.NoCapacity,
        _ => fault.ToString(),
    };

    private async Task<StartOutcome> ReadAsync(BugId bug, StartReading reading)
    {
        if (reading is { Kind: StartKind.Refused, Refusal: { } refusal })
            return new StartOutcome.Refused(refusal, IsSilent: false);

        var dispatch = ledger.State.Dispatches[bug.Value];
        var job = JobReference.Of(dispatch)!;
        if (reading.Kind == StartKind.Acknowledged)
        {
            Acknowledge(dispatch, reading, isLate: false);
            return Launched(job, reading, runner.CheckAsync(bug, CancellationToken.None), isLate: false);
        }

        var sighting = await watch.LookAfterStartAsync(job, dispatch.Session);
        log.Warning("{Bug}: the start was unclear ({Kind}); looking for its agent: {Liveness}", bug.Value, reading.Kind, sighting.Liveness);
        switch (sighting.Liveness)
        {
            case Liveness.Alive or Liveness.Ended:
            case Liveness.Unknown when reading.Kind == StartKind.Wordless:
                var isLate = reading.Kind != StartKind.Wordless;
                Acknowledge(dispatch, reading, isLate);
                return Launched(job, reading, Task.FromResult(sighting.Check), isLate);
            case Liveness.NotLaunched:
                return new StartOutcome.Refused(reading.Refusal!, reading.Kind == StartKind.Silent);
            default:
                var reason = $"{reading.Refusal?.Reason}, and whether an agent runs cannot be seen: {sighting.Check.ReasonCode}";
                ledger.Append(new OutcomeUnknown(bug.Value, reason));
                return new StartOutcome.Unknown(reason);
        }
    }

    private void Acknowledge(OpenDispatch dispatch, StartReading reading, bool isLate) =>
        ledger.Append(new Acknowledged(dispatch.Bug, dispatch.Provider!, reading.Line?.ProcessId, isLate, reading.Duration.TotalSeconds));

    /// <param name="check">Of the bug's newest run; what it says of another run says nothing of ours.</param>
    private static StartOutcome.Launched Launched(JobReference job, StartReading reading, Task<CheckReading> check, bool isLate)
    {
        return new(OfOurRunAsync(), isLate, reading.Duration);

        async Task<CheckReading?> OfOurRunAsync() => job.Run.Matches(await check) ? await check : null;
    }
}
