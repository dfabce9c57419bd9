using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Configuration;

public sealed class NearNameTests
{
    private static readonly string[] Known = ["maxPerPass", "maxTriesPerPass", "ackTimeout", "ackRetries", "bd", "jobTimeout"];

    [Theory]
    [InlineData("ackTimout", "ackTimeout")]
    [InlineData("AckTimeOut", "ackTimeout")]
    [InlineData("acktimeouts", "ackTimeout")]
    [InlineData("max_per_pass", "maxPerPass")]
    [InlineData("maxTrysPerPass", "maxTriesPerPass")]
    [InlineData("dbd", "bd")]
    [InlineData("something", null)]
    [InlineData("", null)]
    public void Finds_what_was_probably_meant(string written, string? meant) =>
        NearName.Find(written, Known).Should().Be(meant);
}
