namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>What one call of start does once its gates are passed: launch, acknowledge, and what can go wrong with either.</summary>
/// <param name="Preflight">Of this start; null: the provider's.</param>
/// <param name="Launches">Without it nothing is launched, although it may still exit 0.</param>
/// <param name="RecordsPid">Without it check says pid_file_missing.</param>
/// <param name="AckAfter">Between the launch and the acknowledgement.</param>
/// <param name="Acknowledges">Without it the line is missing from an exit 0.</param>
/// <param name="Dies">By SIGKILL instead of the acknowledgement.</param>
/// <param name="Refusal">Instead of the acknowledgement, also after a launch.</param>
/// <param name="SelectedModel">Other than the one asked for.</param>
/// <param name="HoldsPipe">How long a grandchild keeps the caller's pipes open, whatever the agent does.</param>
internal sealed record StartPlan(
    PreflightPlan? Preflight = null,
    bool Launches = true,
    bool RecordsPid = true,
    TimeSpan AckAfter = default,
    bool Acknowledges = true,
    bool Dies = false,
    Refusal? Refusal = null,
    string? SelectedModel = null,
    TimeSpan HoldsPipe = default,
    AgentPlan? Agent = null)
{
    public static StartPlan Ack { get; } = new();

    public static StartPlan LaunchThenHang { get; } = new(AckAfter: Lifetime.Limit);

    public static StartPlan HangBeforeLaunch { get; } = new(new PreflightPlan(PreflightVerdict.Hangs));

    public static StartPlan WithoutPid { get; } = LaunchThenHang with { RecordsPid = false };

    public static StartPlan WithoutAckLine { get; } = new(Acknowledges: false);

    public static StartPlan WithoutAckLineOrLaunch { get; } = new(Launches: false);

    public static StartPlan DieBeforeLaunch { get; } = new(Launches: false, Dies: true);

    public static StartPlan DieAfterLaunch { get; } = new(Dies: true);

    public static StartPlan FailAfterLaunch { get; } = new(Refusal: Refusal.WithoutReason);

    public static StartPlan LateAck(TimeSpan after) => new(AckAfter: after);

    /// <summary>Unless it is killed meanwhile, it goes on by itself and launches.</summary>
    public static StartPlan LaunchAfter(TimeSpan delay) => new(new PreflightPlan(Delay: delay));

    public static StartPlan Refuse(Refusal refusal) => new(Launches: false, Refusal: refusal);

    public static StartPlan FailPreflight(PreflightVerdict verdict) => new(new PreflightPlan(verdict));
}
