using NightlyDispatch.Claims;

namespace NightlyDispatch.Tests.Claims;

public sealed class ClaimParserGrowthTests
{
    private const int Length = 250_000;

    [Theory]
    [InlineData("already ")]
    [InlineData("already claimed by ")]
    [InlineData("already claimed by \n")]
    [InlineData("already claimed by  at 2026-11-22T21:00:00Z ")]
    [InlineData("already claimed by  at 2026-13-45T99:00:00Z\n")]
    [InlineData("already claimed: ")]
    [InlineData("already assigned to \"")]
    [InlineData("{\"already assigned to \\\"\\\"\n")]
    [InlineData("{\"error\":\"already claimed by \"}\n")]
    [InlineData(" at ")]
    [InlineData("\n")]
    [InlineData("\"\\")]
    public void Takes_time_in_proportion_to_hostile_text(string pattern) =>
        Growth.ShouldBeLinear(pattern, Length, text => ClaimParser.Parse(text)?.Owner.Length.Should().BeLessThanOrEqualTo(255));
}
