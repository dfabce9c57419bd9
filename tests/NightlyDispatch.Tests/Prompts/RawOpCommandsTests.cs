using NightlyDispatch.Prompts;

namespace NightlyDispatch.Tests.Prompts;

public sealed class RawOpCommandsTests
{
    [Theory]
    [InlineData("op read op://vault/item")]
    [InlineData("run `op whoami`")]
    [InlineData("TOKEN=$(true) >op read x")]
    [InlineData("--op\titem   get x")]
    [InlineData("then op item list")]
    [InlineData("op readé")]
    [InlineData("op\u00a0read")]
    public void Finds_what_the_runner_refuses(string line) =>
        RawOpCommands.FirstLineIn($"before\n  {line}  \nafter op read").Should().Be(line);

    [Theory]
    [InlineData("the stop reads well")]
    [InlineData("(op read x)")]
    [InlineData("op reading")]
    [InlineData("op read_all")]
    [InlineData("op item create")]
    [InlineData("OP READ")]
    [InlineData("op\nread")]
    [InlineData("")]
    public void Lets_pass_what_the_runner_lets_pass(string text) =>
        RawOpCommands.FirstLineIn(text).Should().BeNull();

    [Fact]
    public void Heeds_no_marker_that_a_stranger_could_write() =>
        RawOpCommands.FirstLineIn("AUTH_REPAIR_BREAK_GLASS\nop read x").Should().Be("op read x");

    [Fact]
    public void Cuts_a_long_line() =>
        RawOpCommands.FirstLineIn("op read " + new string('x', 5_000)).Should().Be("op read " + new string('x', 112) + "…");
}
