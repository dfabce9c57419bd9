using NightlyDispatch.Beads;

namespace NightlyDispatch.Tests.Beads;

public sealed class BdFailureTests
{
    [Theory]
    [InlineData("Error: no beads database found\nHint: run bd init\n", "Error: no beads database found")]
    [InlineData("warning: two bd in PATH\nError: unknown flag: --claim\nUsage:\n  bd update", "Error: unknown flag: --claim")]
    [InlineData("{\n  \"error\": \"failed to open database: locked\",\n  \"schema_version\": 1\n}\n", "failed to open database: locked")]
    [InlineData("note: auto-import\n{\"error\":\"schema mismatch\",\"hint\":\"upgrade bd\"}", "schema mismatch (upgrade bd)")]
    [InlineData("Error claiming a-1: already claimed by Dana\n{\"error\":\"1 of 1 failed\"}", "Error claiming a-1: already claimed by Dana")]
    [InlineData("\n\n  cannot reassign a-1: held by \"x\"\n", "cannot reassign a-1: held by \"x\"")]
    [InlineData("", "no output")]
    [InlineData("Error: \u001b[31mred\u001b[0m\tend", "Error:  [31mred [0m end")]
    public void Finds_the_words_that_say_best_what_is_wrong(string error, string words) => BdFailure.Words("", error).Should().Be(words);

    [Theory]
    [InlineData("{\"error\":\"no issues found matching the provided IDs\"}", "no issues found matching the provided IDs")]
    [InlineData("something on stdout", "Error fetching a-1")]
    public void Prefers_an_error_document_on_the_other_stream(string output, string words) =>
        BdFailure.Words(output, "Error fetching a-1").Should().Be(words);

    [Fact]
    public void Makes_do_with_the_first_line_of_the_output() => BdFailure.Words("\nfirst\nsecond", "").Should().Be("first");

    [Fact]
    public void Cuts_long_words() => BdFailure.Words("", new string('x', 5_000_000)).Should().Be(new string('x', 300) + "…");
}
