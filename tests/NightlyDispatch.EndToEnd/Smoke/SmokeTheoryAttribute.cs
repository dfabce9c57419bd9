namespace NightlyDispatch.EndToEnd.Smoke;

/// <summary>The same test against the real dx-runner for several providers, skipped with the reason unless it was asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmokeTheoryAttribute : TheoryAttribute
{
    public SmokeTheoryAttribute() => Skip = SmokeRun.SkipReason;
}
