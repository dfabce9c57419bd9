using NightlyDispatch.Beads;

namespace NightlyDispatch.Tests.Beads;

public sealed class JsonAnswerTests
{
    [Theory]
    [InlineData("[1,2]")]
    [InlineData("  [\n  1,\n  2\n]\n")]
    [InlineData("{\"schema_version\":1,\"data\":[1,2]}")]
    [InlineData("{\"data\":[1,2],\"pagination\":{\"returned\":2,\"total\":2,\"truncated\":false}}")]
    [InlineData("{\"issues\":[1,2],\"meta\":{\"skip_labels\":true}}")]
    [InlineData("{\"data\":{\"issues\":[1,2]},\"schema_version\":1}")]
    [InlineData("{\"error\":null,\"data\":[1,2]}")]
    public void Finds_the_issues_in_every_wrapping(string text)
    {
        JsonAnswer.Issues(text)!.Select(issue => issue.GetRawText()).Should().Equal("1", "2");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"data\":[]}")]
    public void Knows_an_empty_list(string text) => JsonAnswer.Issues(text).Should().BeEmpty();

    [Theory]
    [InlineData("null")]
    [InlineData("{\"data\":null}")]
    [InlineData("{\"issues\":null}")]
    public void Tells_null_from_an_empty_list(string text) => JsonAnswer.Issues(text).Should().BeNull();

    [Theory]
    [InlineData("", "nothing")]
    [InlineData(" \n", "nothing")]
    [InlineData("✨ No open issues", "text that is not one JSON value: \"✨ No open issues\"")]
    [InlineData("No updates specified\n", "text that is not one JSON value: \"No updates specified\"")]
    [InlineData("Upgraded!\n[]", "text that is not one JSON value: \"Upgraded! []\"")]
    [InlineData("[]\nShowing 10 of 20", "text that is not one JSON value: \"[] Showing 10 of 20\"")]
    [InlineData("[][]", "text that is not one JSON value: \"[][]\"")]
    [InlineData("[]\n[]", "text that is not one JSON value: \"[] []\"")]
    [InlineData("[{\"id\":\"a-1\"", "text that is not one JSON value: \"[{\"id\":\"a-1\"\"")]
    [InlineData("[1,]", "text that is not one JSON value: \"[1,]\"")]
    [InlineData("[NaN]", "text that is not one JSON value: \"[NaN]\"")]
    [InlineData("[] // done", "text that is not one JSON value: \"[] // done\"")]
    [InlineData("{'a':1}", "text that is not one JSON value: \"{'a':1}\"")]
    [InlineData("\u001b[31m[]\u001b[0m", "text that is not one JSON value: \"[31m[] [0m\"")]
    [InlineData("\0", "text that is not one JSON value: \"\"")]
    [InlineData("{}", "JSON that is no list of issues: \"{}\"")]
    [InlineData("7", "JSON that is no list of issues: \"7\"")]
    [InlineData("\"[]\"", "JSON that is no list of issues: \"\"[]\"\"")]
    [InlineData("true", "JSON that is no list of issues: \"true\"")]
    [InlineData("{\"data\":{}}", "JSON that is no list of issues: \"{\"data\":{}}\"")]
    [InlineData("{\"data\":\"[]\"}", "JSON that is no list of issues: \"{\"data\":\"[]\"}\"")]
    [InlineData("{\"ready\":[]}", "JSON that is no list of issues: \"{\"ready\":[]}\"")]
    [InlineData("{\"id\":\"a-1\",\"title\":\"t\"}", "JSON that is no list of issues: \"{\"id\":\"a-1\",\"title\":\"t\"}\"")]
    [InlineData("{\"error\":\"no such table\"}", "an error: no such table")]
    [InlineData("{\"error\":\"schema\",\"hint\":\"upgrade bd\"}", "an error: schema (upgrade bd)")]
    [InlineData("{\"data\":{\"error\":\"locked\"},\"schema_version\":1}", "an error: locked")]
    [InlineData("{\"error\":{\"code\":5},\"data\":[]}", "an error: {\"code\":5}")]
    [InlineData("{\"error\":\"\\ud800\"}", "half a surrogate pair")]
    [InlineData("{\"d\\ud800\":[]}", "half a surrogate pair")]
    public void Takes_no_other_form_for_a_list(string text, string reason)
    {
        FluentActions.Invoking(() => JsonAnswer.Issues(text)).Should().Throw<FormatException>().WithMessage(reason);
    }

    [Fact]
    public void Quotes_only_the_beginning_of_a_long_answer()
    {
        FluentActions.Invoking(() => JsonAnswer.Issues(new string('x', 119) + "🐞🐞"))
            .Should().Throw<FormatException>().WithMessage($"text that is not one JSON value: \"{new string('x', 119)}…\"");
    }

    [Fact]
    public void Finds_the_object_of_an_answer_that_is_one()
    {
        JsonAnswer.Value("""{"data":{"version":"1.0.5"},"schema_version":1}""").Text("version").Should().Be("1.0.5");
        JsonAnswer.Value("""{"version":"1.0.5","schema_version":1}""").Text("version").Should().Be("1.0.5");
    }

    [Theory]
    [InlineData("{\"error\":\"x\"}", "x")]
    [InlineData("[]", null)]
    [InlineData("text", null)]
    [InlineData("", null)]
    [InlineData("{\"error\":\"\\ud800\"}", null)]
    public void Tells_whether_a_text_is_an_error_document(string text, string? error) => JsonAnswer.Error(text).Should().Be(error);
}
