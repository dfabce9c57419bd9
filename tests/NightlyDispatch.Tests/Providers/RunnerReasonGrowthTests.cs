using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.Providers;

public sealed class RunnerReasonGrowthTests
{
    private const int Length = 250_000;

    [Theory]
    [InlineData("ERROR:\n")]
    [InlineData("a: b\n")]
    [InlineData("\n")]
    [InlineData("\u001b[")]
    [InlineData("  WARN_CODE=a action=b\n")]
    [InlineData("reason_code=")]
    public void Takes_time_in_proportion_to_hostile_text(string pattern) =>
        Growth.ShouldBeLinear(pattern, Length, text => RunnerReason.Read(1, text, text).Text.Length.Should().BeLessThanOrEqualTo(500));
}
