using NightlyDispatch.Beads;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Beads;

public sealed class HoldingReadingTests
{
    [Fact]
    public void Reads_who_holds_each_issue()
    {
        HoldingReading.Read(
            """
            [{"id":"shop-1","status":"in_progress","assignee":"nightlydispatch-h1-7f","title":7},
             {"id":"strange id","status":"open","assignee":""},
             {"id":"shop-3","status":"closed"}]
            """).Should().Equal(
            new Holding("shop-1", "in_progress", "nightlydispatch-h1-7f"),
            new Holding("strange id", "open", null),
            new Holding("shop-3", "closed", null));
    }

    [Theory]
    [InlineData("[{\"status\":\"open\"}]", "id is missing")]
    [InlineData("[{\"id\":\"a-1\"}]", "status is missing")]
    [InlineData("[{\"id\":\"a-1\",\"status\":\"open\",\"assignee\":[]}]", "assignee is not a text")]
    [InlineData("[null]", "id is missing")]
    [InlineData("○ shop-1 ● P1 Wrong total", "text that is not one JSON value: \"○ shop-1 ● P1 Wrong total\"")]
    public void Does_not_guess_who_holds_an_issue(string text, string reason)
    {
        FluentActions.Invoking(() => HoldingReading.Read(text)).Should().Throw<FormatException>().WithMessage(reason);
    }

    [Theory]
    [InlineData(1, "{\"error\":\"no issues found matching the provided IDs\",\"schema_version\":1}", "Error fetching a-1", true)]
    [InlineData(1, "", "Error fetching a-1: no issue found matching \"a-1\"", true)]
    [InlineData(0, "", "Error resolving a-1: no issue found matching \"a-1\"", true)]
    [InlineData(1, "", "Error resolving a-1: ambiguous ID \"a-1\" matches 2 issues: [a-11 a-12]", true)]
    [InlineData(0, "[{\"description\":\"no issues found\"}]", "", false)]
    [InlineData(0, "", "", false)]
    [InlineData(1, "", "Error: no beads database found", false)]
    [InlineData(null, "", "no issue found", false)]
    public void Tells_an_id_that_leads_nowhere_from_a_failure(int? exitCode, string output, string error, bool expected)
    {
        HoldingReading.IsNotOne(new ChildResult(exitCode, output, error, TimeSpan.Zero)).Should().Be(expected);
    }
}
