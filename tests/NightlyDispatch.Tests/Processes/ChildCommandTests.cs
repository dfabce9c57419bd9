using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Processes;

public sealed class ChildCommandTests
{
    [Theory]
    [InlineData("--json", "--json")]
    [InlineData("model=a/b:c@1,+{d}", "model=a/b:c@1,+{d}")]
    [InlineData("", "''")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("$(id)", "'$(id)'")]
    [InlineData("*", "'*'")]
    [InlineData("ж", "'ж'")]
    public void Quotes_an_argument_where_a_shell_would_read_it_otherwise(string argument, string expected)
    {
        $"{Shell.Command("") with { Tool = new Tool("/bin/tool"), Arguments = [argument] }}".Should().Be($"/bin/tool {expected}");
    }

    [Fact(Timeout = 30_000)]
    public async Task Can_be_typed_into_a_shell_as_it_is_shown()
    {
        var command = Shell.Command("printf '<%s>' \"$@\"", "", "it's", "$(id)", "a\\b \"c\"", "two\nlines");

        var typed = await Shell.RunAsync(Shell.Command($"{command}"));

        typed.Output.Should().Be((await Shell.RunAsync(command)).Output).And.Contain("<it's>");
    }

    [Fact]
    public void Shows_first_arguments_and_quotes_the_program_too()
    {
        var command = Shell.Command("") with { Tool = new Tool("/opt/my tools/bd", ["-C", "a b"]), Arguments = ["ready"] };

        $"{command}".Should().Be("'/opt/my tools/bd' -C 'a b' ready");
    }
}
