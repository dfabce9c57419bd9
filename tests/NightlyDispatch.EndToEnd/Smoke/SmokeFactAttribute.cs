namespace NightlyDispatch.EndToEnd.Smoke;

/// <summary>A test against the real dx-runner, skipped with the reason unless it was asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmokeFactAttribute : FactAttribute
{
    public SmokeFactAttribute() => Skip = SmokeRun.SkipReason;
}
