namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>Carries out a command in the way that a fault rule spoils it.</summary>
internal static class FaultyCall
{
    /// <summary>128 + SIGKILL.</summary>
    private const int Killed = 137;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(2);

    public static TrackerAnswer Answer(TrackerCall call, FaultEffect fault, TrackerWorkspace workspace)
    {
        Thread.Sleep(fault.Hang ? Timeout.Infinite : fault.DelayMs);
        while (fault.Until is { } file && !File.Exists(file))
            Thread.Sleep(Poll);
        if (fault.NoDatabase)
            return TrackerAnswer.NoDatabase();
        if (fault.ServerDown)
            return TrackerAnswer.ServerDown(call);

        TrackerAnswer AnswerTo(TrackerState state) => AnswerAndCommit(Misled(call, fault), fault, state);
        var answer = fault.SnapshotRaceMs > 0
            ? workspace.AnswerUnchecked(AnswerTo, TimeSpan.FromMilliseconds(fault.SnapshotRaceMs))
            : workspace.Answer(AnswerTo);
        var reported = fault switch
        {
            { CrashBeforeCommit: true } or { CrashAfterCommit: true } => new TrackerAnswer(Killed, "", ""),
            { PhantomFailure: true } => new TrackerAnswer(
                1, "", $"Error claiming {call.Command.Words[0]}: dolt commit: invalid connection\n"),
            { FalseEmpty: true } => new TrackerAnswer(0, "[]\n", ""),
            _ => answer,
        };
        return reported with { ExitCode = fault.Exit ?? reported.ExitCode };
    }

    private static TrackerCall Misled(TrackerCall call, FaultEffect fault)
    {
        var command = call.Command;
        if (fault.FuzzyTo is { } other)
            command = command with { Words = [other] };
        if (fault.IgnoreFlag is { } flag)
            command = command.Without(flag.TrimStart('-'));
        return call with { Command = command };
    }

    private static TrackerAnswer AnswerAndCommit(TrackerCall call, FaultEffect fault, TrackerState state)
    {
        var before = fault.StealTo is { } thief ? Stolen(state, call, thief) : state;
        var answer = TrackerVerbs.Answer(call, before);
        var after = fault.CrashBeforeCommit || fault.PhantomSuccess ? before : answer.State ?? before;
        var isStolen = fault.StolenAfterClaim is not null && answer is { ExitCode: 0, Output.Length: > 0 };
        return answer with { State = isStolen ? Stolen(after, call, fault.StolenAfterClaim!) : after };
    }

    private static TrackerState Stolen(TrackerState state, TrackerCall call, string actor) =>
        call.Command.Words.Aggregate(state, (current, id) =>
            current.Find(id) is { } issue ? current.With(issue.HeldBy(actor, call.Now)) : current);
}
