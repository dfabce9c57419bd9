using System.Globalization;
using NightlyDispatch.DxRunner;

namespace NightlyDispatch.Tests.DxRunner;

public sealed class RunIdentityTests
{
    private static readonly DateTimeOffset Announced = new(2026, 8, 22, 1, 0, 0, 400, TimeSpan.Zero);
    private static readonly RunIdentity Run = new("cc-glm", 12345, Announced);

    [Theory]
    [InlineData("cc-glm", "20260822010000-cc-glm-12345", true)]
    [InlineData("cc-glm", "20260822010000-cc-glm-1234", false)]
    [InlineData("cc-glm", "20260822010000-cc-glm-112345", false)]
    [InlineData("opencode", "20260822010000-opencode-12345", false)]
    [InlineData("opencode", "20260822010000-cc-glm-12345", false)]
    [InlineData("cc-glm", "12345", false)]
    [InlineData("cc-glm", "", false)]
    [InlineData("cc-glm", null, false)]
    [InlineData(null, "20260822010000-cc-glm-12345", false)]
    public void Our_run_has_our_provider_and_ends_with_the_process_that_we_spawned(string? provider, string? runInstance, bool isOurs) =>
        Run.Matches(Check(provider, runInstance)).Should().Be(isOurs);

    [Theory]
    [InlineData(-3600, false)]
    [InlineData(-2, false)]
    [InlineData(0, true)]
    [InlineData(45, true)]
    public void Without_its_process_id_a_run_that_is_not_older_than_the_start_is_ours(int seconds, bool isOurs)
    {
        var begun = Announced.AddSeconds(seconds).LocalDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

        (Run with { StartProcessId = null }).Matches(Check("cc-glm", $"{begun}-cc-glm-777")).Should().Be(isOurs);
    }

    [Theory]
    [InlineData("yesterday-cc-glm-777")]
    [InlineData("2026-cc-glm-777")]
    public void Without_its_process_id_a_time_that_cannot_be_read_is_not_ours(string runInstance) =>
        (Run with { StartProcessId = null }).Matches(Check("cc-glm", runInstance)).Should().BeFalse();

    private static CheckReading Check(string? provider, string? runInstance) => new("healthy", "new", provider, runInstance);
}
