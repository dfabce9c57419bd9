namespace NightlyDispatch.EndToEnd.Smoke;

/// <summary>What every reason for a refusal has to be.</summary>
internal static class Reason
{
    /// <summary>In the runner's own words, and not what is said where it printed nothing that could be read.</summary>
    public static void ShouldBeOfTheRunner(string reason) =>
        reason.Should().NotBeNullOrWhiteSpace().And.NotContain("exited with").And.NotContain("=== Preflight");
}
