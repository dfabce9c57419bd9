using NightlyDispatch.CommandLine;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class ColumnsTests
{
    [Fact]
    public void Columns_line_up_and_no_line_ends_in_blanks()
    {
        string[][] rows =
        [
            ["opencode", "zhipuai/glm-5", "available"], ["cc-glm", "", "unavailable"], ["", "gemini"], ["settings", "a path that widens nothing"], [],
        ];

        Columns.Align(rows).Should().Equal(
            "opencode  zhipuai/glm-5  available",
            "cc-glm                   unavailable",
            "          gemini",
            "settings  a path that widens nothing",
            "");
    }

    [Fact]
    public void Nothing_to_lay_out_is_nothing() => Columns.Align([]).Should().BeEmpty();

    [Fact]
    public void Wide_characters_and_lone_accents_line_up_too() =>
        Columns.Align([["日本", "x"], ["🐛", "x"], ["e\u0301é", "x"], ["abcd", "x"]])
            .Should().Equal("日本  x", "🐛    x", "e\u0301é    x", "abcd  x");

    [Fact]
    public void What_strangers_wrote_stays_in_its_cell() =>
        Columns.Align([["a\r\nb\u001b[2J", "x"], ["a b [2J", "x"]]).Should().Equal("a b [2J  x", "a b [2J  x");

    [Theory]
    [InlineData("Crash on login", "Crash on login")]
    [InlineData("two  blanks stay", "two  blanks stay")]
    [InlineData("a\tb\0c\u0007d\u0085e", "a b c d e")]
    [InlineData("a\u001b[31mred\u001b]0;title\u0007", "a [31mred ]0;title ")]
    [InlineData("a\u2028b\u2029c", "a b c")]
    [InlineData("right\u202eto\u2066left", "right to left")]
    [InlineData("no\u200bspace\ufeff", "no space ")]
    [InlineData("\nfirst", "first")]
    [InlineData("🐛 stays", "🐛 stays")]
    public void Nothing_that_moves_hides_or_turns_text_is_left(string text, string expected) =>
        Columns.Printable(text).Should().Be(expected);

    [Fact]
    public void Half_a_character_is_not_left_either() => Columns.Printable("broken \ud83d pair").Should().Be("broken  pair");

    [Theory]
    [InlineData("12345", "12345")]
    [InlineData("123456", "1234…")]
    [InlineData("1234\n\n\n", "1234 ")]
    [InlineData("🐛🐛🐛🐛🐛", "🐛🐛🐛🐛🐛")]
    [InlineData("🐛🐛🐛🐛🐛🐛", "🐛🐛🐛🐛…")]
    public void What_is_too_long_is_cut_between_characters(string text, string expected) =>
        Columns.Printable(text, 5).Should().Be(expected);
}
