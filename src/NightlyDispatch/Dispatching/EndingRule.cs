using NightlyDispatch.Ledger;

namespace NightlyDispatch.Dispatching;

/// <summary>The table of design, section 4.8: it alone decides a bug's class, its claim and its part in the exit code.</summary>
/// <param name="Counts">Whether the ending counts to quarantine.</param>
internal sealed record EndingRule(BugClass Class, ClaimFate Claim, bool Counts, ExitCode ExitCode)
{
    public static EndingRule For(Ending ending) => ending switch
    {
        Ending.Acknowledged => new(BugClass.Dispatched, ClaimFate.Kept, false, ExitCode.Ok),
        Ending.ClaimLost => new(BugClass.Skipped, ClaimFate.None, false, ExitCode.Ok),
        Ending.FalseClaim => new(BugClass.Failed, ClaimFate.Released, false, ExitCode.DispatchFailed),
        Ending.BugsFault => new(BugClass.Skipped, ClaimFate.Released, true, ExitCode.Ok),
        Ending.BugsFaultUnclaimed => new(BugClass.Skipped, ClaimFate.None, true, ExitCode.Ok),
        Ending.ForeignJob => new(BugClass.Skipped, ClaimFate.Released, false, ExitCode.Ok),
        Ending.ForeignJobUnclaimed => new(BugClass.Skipped, ClaimFate.None, false, ExitCode.Ok),
        Ending.LeftOut => new(BugClass.Skipped, ClaimFate.None, false, ExitCode.Ok),
        Ending.Deferred => new(BugClass.Deferred, ClaimFate.None, false, ExitCode.Ok),
        Ending.DeferredClaimed => new(BugClass.Deferred, ClaimFate.Released, false, ExitCode.Ok),
        Ending.EveryProviderRefused => new(BugClass.Failed, ClaimFate.Released, false, ExitCode.DispatchFailed),
        Ending.NoProvider => new(BugClass.Failed, ClaimFate.None, false, ExitCode.NoProvider),
        Ending.Ours => new(BugClass.Failed, ClaimFate.Released, false, ExitCode.RunnerUnusable),
        Ending.OursUnclaimed => new(BugClass.Failed, ClaimFate.None, false, ExitCode.RunnerUnusable),
        Ending.Unknown => new(BugClass.Failed, ClaimFate.Kept, false, ExitCode.OutcomeUnknown),
        Ending.TrackerFailed => new(BugClass.Failed, ClaimFate.Kept, false, ExitCode.TrackerUnusable),
        _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, null),
    };
}
