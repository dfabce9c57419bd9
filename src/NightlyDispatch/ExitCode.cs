namespace NightlyDispatch;

/// <summary>The exit codes that tell cron and an operator how a run ended (design, section 8).</summary>
internal enum ExitCode
{
    Ok = 0,
    Unexpected = 1,
    Usage = 2,
    NoProvider = 3,
    DispatchFailed = 4,
    TrackerUnusable = 5,
    RunnerUnusable = 6,
    OutcomeUnknown = 7,
    AlertUndelivered = 8,
    Degraded = 9,
    StateUnusable = 10,
    AlreadyRunning = 75,
}
