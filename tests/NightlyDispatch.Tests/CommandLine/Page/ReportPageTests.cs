using System.Xml;
using System.Xml.Linq;
using NightlyDispatch.CommandLine;
using NightlyDispatch.CommandLine.Page;
using NightlyDispatch.Reporting;
using NightlyDispatch.Tests.Reporting;

namespace NightlyDispatch.Tests.CommandLine.Page;

/// <summary>With REPORT_PAGES=DIR in the environment the pages stay there, to be looked at in a browser.</summary>
public sealed class ReportPageTests
{
    /// <summary>All that the page needs; none of them loads, links or runs anything.</summary>
    private static readonly string[] Attributes =
    [
        "aria-hidden", "aria-label", "aria-labelledby", "charset", "class", "content", "data-label", "datetime", "height", "id", "lang", "name",
        "open", "role", "rx", "scope", "width", "x", "y",
    ];

    private static readonly string[] Elements =
    [
        "bdi", "body", "code", "dd", "desc", "details", "div", "dl", "dt", "footer", "g", "h1", "h2", "h3", "head", "header", "html", "li", "main",
        "meta", "ol", "p", "rect", "section", "span", "strong", "style", "summary", "svg", "table", "tbody", "td", "text", "th", "thead", "time",
        "title", "tr", "ul",
    ];

    public static TheoryData<int, int, int> Sizes => new() { { 0, 0, 0 }, { 1, 1, 1 }, { 1, 1, 0 }, { 3, 2, 4 }, { 14, 8, 60 }, { 2, 24, 120 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void It_is_well_formed_and_consists_of_nothing_that_loads_links_or_runs_anything(int nights, int passes, int bugs)
    {
        var elements = Draw(nights, passes, bugs).Page.DescendantsAndSelf().ToList();

        elements.Select(element => element.Name.ToString()).Distinct().Should().BeSubsetOf(Elements);
        elements.SelectMany(element => element.Attributes()).Select(attribute => attribute.Name.ToString()).Distinct().Should().BeSubsetOf(Attributes);
        elements.Single(element => element.Name == "style").Value.Should().NotContainAny("url(", "@import", "http", "expression", "<");
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_drawing_is_named_and_described_in_words_or_says_nothing_that_is_not_beside_it(int nights, int passes, int bugs)
    {
        var page = Draw(nights, passes, bugs).Page;

        var ids = page.Descendants().Select(element => element.Attribute("id")?.Value).OfType<string>().ToList();
        ids.Should().OnlyHaveUniqueItems();
        foreach (var drawing in page.Descendants("svg").Where(drawing => drawing.Attribute("aria-hidden") is null))
        {
            drawing.Attribute("role")!.Value.Should().Be("img");
            drawing.Attribute("aria-labelledby")!.Value.Split(' ').Should().HaveCount(2).And.BeSubsetOf(ids);
            drawing.Element("title")!.Value.Should().NotBeEmpty();
            drawing.Element("desc")!.Value.Should().NotBeEmpty();
        }
    }

    [Fact]
    public void Every_bug_every_title_every_pass_and_every_reason_is_in_it_as_text()
    {
        var (report, page) = Draw(14, 8, 60);

        var text = page.Value;
        foreach (var bug in report.Bugs.Where(bug => bug is { Outcome: < BugOutcome.Deferred, Title.Length: > 0 }))
            text.Should().Contain(bug.Bug).And.Contain(Visible(bug.Title!, 139)).And.Contain(Visible(bug.Reason, 1_000));
        text.Should().ContainAll(report.Nights.SelectMany(night => night.Passes).Select(pass => pass.Pass));
        text.Should().Contain("<script>alert(document.cookie)</script>").And.Contain("Fix <it> & test").And.Contain("(no title)");
    }

    [Fact]
    public void Each_pass_has_an_answer_of_each_provider_and_a_night_without_one_says_so()
    {
        var (report, page) = Draw(14, 8, 60);

        var lanes = page.Descendants("div").Where(element => element.Attribute("class")?.Value == "lanes").Skip(1).ToList();
        lanes.Sum(lane => lane.Descendants("g").Count()).Should().Be(report.Nights.Sum(night => night.Passes.Count) * (1 + report.Providers.Count));
        page.Descendants("p").Where(element => element.Attribute("class")?.Value == "none").Should().ContainSingle()
            .Which.Parent!.Value.Should().Contain("Wed 11 Nov").And.Contain("no pass was made");
        lanes[0].Descendants("desc").Single().Value.Should().MatchRegex(@"^opencode: \d+ available, .*\. cc-glm: .*\. gemini: \d+ not asked\.$");
    }

    [Fact]
    public void A_night_of_a_hundred_bugs_draws_some_and_counts_all()
    {
        var (report, page) = Draw(2, 24, 120);

        report.Nights[0].Bugs.Should().HaveCountGreaterThan(100);
        page.Value.Should().Contain("more than are drawn");
        page.Descendants("svg").Max(drawing => drawing.Elements("g").Count()).Should().BeLessThan(100);
    }

    [Fact]
    public void Without_a_pass_it_says_so_and_shows_nothing_else()
    {
        var page = Draw(0, 0, 0).Page;

        page.Descendants("h1").Single().Value.Should().Be("No pass has been made yet");
        page.Descendants("section").Should().BeEmpty();
    }

    [Fact]
    public void It_says_what_a_night_is() => Draw(1, 1, 1).Page.Descendants("footer").Single().Value.Should().Contain("a night is from 16:00 to 16:00 UTC");

    private static string Visible(string text, int length) =>
        string.Concat(Columns.Printable(text).Where(c => c is not ('\ufffe' or '\uffff')).Take(length));

    private static (MorningReport Report, XElement Page) Draw(int nights, int passes, int bugs)
    {
        using var fortnight = new Fortnight(nights, passes, bugs);
        var report = fortnight.Report();
        var page = ReportPage.Of(report).ToString();
        if (Environment.GetEnvironmentVariable("REPORT_PAGES") is { Length: > 0 } folder)
            File.WriteAllText(Path.Join(folder, $"{nights}x{passes}-{bugs}.html"), page);
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return (report, XElement.Load(reader));
    }
}
