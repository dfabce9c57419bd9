using NightlyDispatch.Beads;

namespace NightlyDispatch.Tests.Beads;

public sealed class StatusReadingTests
{
    [Theory]
    [InlineData("{\"schema_version\":1,\"summary\":{\"open_issues\":3,\"total_issues\":12}}", 12)]
    [InlineData("{\"data\":{\"summary\":{\"total_issues\":0}}}", 0)]
    public void Reads_how_many_issues_there_are(string text, int expected) => StatusReading.TotalIssues(text).Should().Be(expected);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"summary\":{}}")]
    [InlineData("{\"summary\":[]}")]
    [InlineData("{\"summary\":{\"total_issues\":\"12\"}}")]
    [InlineData("Issues: 12")]
    public void Does_not_guess_how_many(string text)
    {
        FluentActions.Invoking(() => StatusReading.TotalIssues(text)).Should().Throw<FormatException>();
    }
}
