namespace NightlyDispatch.DxRunner;

/// <summary>The two questions of liveness, read together (design, section 4.9).</summary>
internal static class LivenessRule
{
    /// <param name="isMarked">Whether a process of this user carries the mark of the start.</param>
    public static Liveness Decide(CheckReading check, RunIdentity run, bool isMarked) =>
        check switch
        {
            _ when isMarked => Liveness.Alive,
            { IsAnswer: false } => Liveness.Unknown,
            { IsUnknownId: true } or { HasNoPid: true } => Liveness.NotLaunched,
            _ when !run.Matches(check) => Liveness.NotLaunched,
            { IsEnd: true } => Liveness.Ended,
            _ => Liveness.Alive,
        };
}
