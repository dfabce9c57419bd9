using NightlyDispatch.Alerts;

namespace NightlyDispatch.Tests.Alerts;

public class SlackTextTests
{
    [Theory]
    [InlineData("a < b && b > c", "a &lt; b &amp;&amp; b &gt; c")]
    [InlineData("&lt;", "&amp;lt;")]
    [InlineData("  two\nlines\r\n", "two\nlines")]
    [InlineData("a\tb", "a b")]
    [InlineData("bell\u0007 escape\u001b[31m nul\0", "bell escape[31m nul")]
    [InlineData("turned \u202eround\u2066 and\u2028split\ufeff", "turned round andsplit")]
    [InlineData("Grüße 🐛", "Grüße 🐛")]
    public void Escapes_what_slack_reads_and_strips_what_nobody_sees(string text, string escaped)
    {
        SlackText.Escape(text, 1000).Should().Be(escaped);
    }

    [Theory]
    [InlineData("1234567890", 10, "1234567890")]
    [InlineData("12345678901", 10, "123… (cut)")]
    [InlineData("1&345678901", 10, "1… (cut)")]
    [InlineData("12🐛5678901", 10, "12… (cut)")]
    [InlineData("&&", 10, "&amp;&amp;")]
    [InlineData("&&a", 10, "… (cut)")]
    [InlineData("a\nb", 3, "a\nb")]
    public void Cuts_between_characters_and_never_within_an_entity(string text, int limit, string cut)
    {
        SlackText.Escape(text, limit).Should().Be(cut);
    }

    [Fact]
    public void Shows_that_half_a_character_was_there()
    {
        SlackText.Escape("half \ud83d of a pair", 1000).Should().Be("half \ufffd of a pair");
    }

    [Fact]
    public void Puts_what_belongs_on_a_line_on_one()
    {
        SlackText.EscapeLine("one\r\ntwo\nthree", 100).Should().Be("one two three");
    }
}
