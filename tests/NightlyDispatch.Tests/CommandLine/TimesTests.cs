using NightlyDispatch.CommandLine;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class TimesTests
{
    [Theory]
    [InlineData(-5, "0 s")]
    [InlineData(0.9, "0 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(3_599, "59 min")]
    [InlineData(3_600, "1 h")]
    [InlineData(7_800, "2 h 10 min")]
    [InlineData(86_400, "1 d")]
    [InlineData(273_600, "3 d 4 h")]
    public void A_span_has_no_more_digits_than_help(double seconds, string text) =>
        Times.Span(TimeSpan.FromSeconds(seconds)).Should().Be(text);

    [Fact]
    public void Times_are_those_of_UTC()
    {
        var at = new DateTimeOffset(2026, 11, 24, 8, 0, 3, TimeSpan.FromHours(2));

        Times.Minute(at).Should().Be("Tue 24 Nov 06:00 UTC");
        Times.Second(at).Should().Be("06:00:03");
    }
}
