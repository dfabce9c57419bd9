using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Configuration;

public sealed class DurationTests
{
    public static TheoryData<string, TimeSpan> Durations => new()
    {
        { "0s", TimeSpan.Zero },
        { "500ms", TimeSpan.FromMilliseconds(500) },
        { "45s", TimeSpan.FromSeconds(45) },
        { "30m", TimeSpan.FromMinutes(30) },
        { "48h", TimeSpan.FromHours(48) },
        { "1h30m", TimeSpan.FromMinutes(90) },
        { "1h1m1s1ms", new TimeSpan(0, 1, 1, 1, 1) },
    };

    [Theory]
    [MemberData(nameof(Durations))]
    public void Is_written_as_it_is_read(string text, TimeSpan duration)
    {
        Duration.Parse(text).Should().Be(duration);
        Duration.Format(duration).Should().Be(text);
    }

    [Theory]
    [InlineData("90s", "1m30s")]
    [InlineData("0h0m", "0s")]
    [InlineData("999999h", "999999h")]
    [InlineData("1500ms", "1s500ms")]
    public void Is_written_in_the_largest_units(string text, string formatted) =>
        Duration.Format(Duration.Parse(text)!.Value).Should().Be(formatted);

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("45")]
    [InlineData("-45s")]
    [InlineData("+45s")]
    [InlineData("1.5h")]
    [InlineData("45 s")]
    [InlineData(" 45s")]
    [InlineData("45s\n")]
    [InlineData("45S")]
    [InlineData("30m1h")]
    [InlineData("1h1h")]
    [InlineData("2d")]
    [InlineData("00:00:45")]
    [InlineData("1000000h")]
    [InlineData("٤٥s")]
    public void Is_nothing_else(string text) =>
        Duration.Parse(text).Should().BeNull();

    [Theory]
    [InlineData("7d", "168h")]
    [InlineData("1d12h30m", "36h30m")]
    [InlineData("45s", "45s")]
    [InlineData("d", null)]
    [InlineData("-1d", null)]
    [InlineData("1d1d", null)]
    [InlineData("12h1d", null)]
    [InlineData("1.5d", null)]
    [InlineData("100001d", null)]
    [InlineData("", null)]
    public void May_begin_with_days_on_a_command_line(string text, string? formatted) =>
        (Duration.ParseWithDays(text) is { } duration ? Duration.Format(duration) : null).Should().Be(formatted);
}
