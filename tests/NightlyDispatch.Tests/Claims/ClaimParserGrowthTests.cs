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
    public void Takes_time_in_proportion_to_hostile_text(string pattern)
    {
        var text = Repeated(pattern, Length);
        var fourTimes = Repeated(pattern, 4 * Length);

        // A quadratic reading takes 16 times as long, and seconds; the constant absorbs a busy machine.
        Shortest(fourTimes).Should().BeLessThan((8 * Shortest(text)) + TimeSpan.FromMilliseconds(500));
    }

    private static string Repeated(string pattern, int length) => string.Concat(Enumerable.Repeat(pattern, length / pattern.Length));

    private static TimeSpan Shortest(string text) => Enumerable.Range(0, 3).Min(_ => Duration(text));

    private static TimeSpan Duration(string text)
    {
        var begun = TimeProvider.System.GetTimestamp();
        ClaimParser.Parse(text)?.Owner.Length.Should().BeLessThanOrEqualTo(255);
        return TimeProvider.System.GetElapsedTime(begun);
    }
}
