using System.Xml.Linq;
using NightlyDispatch.CommandLine.Page;
using NightlyDispatch.Tests.Reporting;

namespace NightlyDispatch.Tests.CommandLine.Page;

public sealed class HtmlTests
{
    public static TheoryData<string> Titles => [.. HostileTitles.All];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Text_from_outside_stays_text_in_an_element_and_in_an_attribute(string title)
    {
        var markup = Html.Of($"""<p lang="{title}">{title}</p>""").ToString();

        var element = XElement.Parse(markup, LoadOptions.PreserveWhitespace);

        element.Elements().Should().BeEmpty();
        element.Value.Should().Be(element.Attribute("lang")!.Value);
        markup.Should().NotContainAny("]]>", "<script", "\u202e", "\u001b", "\u0000", "\ufffe", "\uffff");
    }

    [Fact]
    public void What_is_escaped_is_read_as_it_was_written()
    {
        const string title = "\"quoted\" & 'so' <b>on</b> ]]> &amp; שלום 🐛";

        XElement.Parse(Html.Of($"<p>{title}</p>").ToString()).Value.Should().Be(title);
    }

    [Fact]
    public void Markup_is_put_into_markup_as_it_is_and_numbers_are_written_without_regard_to_the_language()
    {
        var parts = ((string[])["<", ">"]).Select(text => Html.Of($"<i>{text}</i>"));

        Html.Of($"<p>{parts}{Html.None}{1234}{0.12345}{(string?)null}</p>").ToString().Should().Be("<p><i>&lt;</i><i>&gt;</i>12340.123</p>");
    }
}
