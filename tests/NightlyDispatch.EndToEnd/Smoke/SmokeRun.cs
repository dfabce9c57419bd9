namespace NightlyDispatch.EndToEnd.Smoke;

/// <summary>Whether this test run was asked to call the real dx-runner.</summary>
internal static class SmokeRun
{
    /// <summary>All smoke tests run one after another: the runner keeps its jobs and its caps in one place per machine.</summary>
    public const string Collection = "dx-runner";

    /// <summary>Null: asked for; a runner that is missing then is a failure.</summary>
    public static string? SkipReason { get; } =
        Environment.GetEnvironmentVariable("RUN_SMOKE") == "1" ? null : "calls the real dx-runner: set RUN_SMOKE=1 (and DX_RUNNER_PATH)";
}
