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
    public void Takes_time_in_proportion_to_hostile_text(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, Length / pattern.Length));
        var fourTimes = string.Concat(text, text, text, text);

        // A quadratic reading takes 16 times as long, and seconds; the constant absorbs a busy machine.
        Shortest(fourTimes).Should().BeLessThan((8 * Shortest(text)) + TimeSpan.FromMilliseconds(500));
    }

    private static TimeSpan Shortest(string text) => Enumerable.Range(0, 3).Min(_ => Duration(text));

    private static TimeSpan Duration(string text)
    {
        var begun = TimeProvider.System.GetTimestamp();
        RunnerReason.Read(1, text, text).Text.Length.Should().BeLessThanOrEqualTo(500);
        return TimeProvider.System.GetElapsedTime(begun);
    }
}
