using System.Text;
using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;

namespace NightlyDispatch.Tests.Beads;

public sealed class ReadyReadingTests
{
    [Fact]
    public void Reads_an_issue_whole()
    {
        var answer = Read(
            """
            [{
              "id": "shop-k3v.1", "title": "Total wrong for \u003c3 items", "description": "Steps:\n1. add", "status": "open",
              "priority": 0, "issue_type": "bug", "owner": "dana@example.org", "created_at": "2026-05-11T09:40:02.123456789+02:00",
              "metadata": {"area": {"deep": [1, null]}}, "labels": ["backend", "repo:shop"], "pinned": false, "assignee": "",
              "defer_until": null, "dependency_count": 0, "never_heard_of": [{}]
            }]
            """);

        answer.Warnings.Should().BeEmpty();
        answer.Listing.Should().BeEquivalentTo(new Listing(
            1,
            1,
            new Dictionary<string, int>(),
            [
                new Bug(
                    Bugs.Id("shop-k3v.1"),
                    "Total wrong for <3 items",
                    "Steps:\n1. add",
                    0,
                    new DateTimeOffset(2026, 5, 11, 7, 40, 2, TimeSpan.Zero).AddTicks(1234568),
                    ["backend", "repo:shop"]),
            ]));
    }

    [Theory]
    [InlineData("\"status\":\"in_progress\"", LeftOut.NotOpen)]
    [InlineData("\"status\":\"Open\"", LeftOut.NotOpen)]
    [InlineData("\"status\":\"\"", LeftOut.NotOpen)]
    [InlineData("\"issue_type\":\"task\"", LeftOut.OtherType)]
    [InlineData("\"issue_type\":null", LeftOut.OtherType)]
    [InlineData("\"assignee\":\"Dana Moor\"", LeftOut.Assigned)]
    [InlineData("\"assignee\":\" \"", LeftOut.Assigned)]
    [InlineData("\"is_template\":true", LeftOut.Template)]
    [InlineData("\"pinned\":true", LeftOut.Pinned)]
    [InlineData("\"ephemeral\":true", LeftOut.Ephemeral)]
    [InlineData("\"defer_until\":\"2026-11-20T06:00:01Z\"", LeftOut.Deferred)]
    [InlineData("\"defer_until\":\"2026-11-20T07:30:00+01:00\"", LeftOut.Deferred)]
    [InlineData("\"priority\":2", LeftOut.OtherPriority)]
    [InlineData("\"priority\":-1", LeftOut.OtherPriority)]
    [InlineData("\"labels\":[\"a\",\"no-nightly\"]", LeftOut.ExcludedLabel)]
    [InlineData("\"labels\":[\"No-Nightly\"]", LeftOut.ExcludedLabel)]
    [InlineData("\"id\":\"--help\"", LeftOut.UnsafeId)]
    [InlineData("\"id\":\"../x-1\"", LeftOut.UnsafeId)]
    [InlineData("\"id\":\"\"", LeftOut.UnsafeId)]
    [InlineData("\"id\":\"a-1\\nb-2\"", LeftOut.UnsafeId)]
    [InlineData("\"id\":\"жук-1\"", LeftOut.UnsafeId)]
    [InlineData("\"id\":\"shop-1\"", LeftOut.ListedTwice)]
    [InlineData("\"id\":null", LeftOut.Unreadable)]
    [InlineData("\"id\":7", LeftOut.Unreadable)]
    [InlineData("\"title\":null", LeftOut.Unreadable)]
    [InlineData("\"title\":[]", LeftOut.Unreadable)]
    [InlineData("\"title\":\"\\ud800\"", LeftOut.Unreadable)]
    [InlineData("\"description\":1", LeftOut.Unreadable)]
    [InlineData("\"status\":null", LeftOut.Unreadable)]
    [InlineData("\"status\":{}", LeftOut.Unreadable)]
    [InlineData("\"priority\":null", LeftOut.Unreadable)]
    [InlineData("\"priority\":\"1\"", LeftOut.Unreadable)]
    [InlineData("\"priority\":0.5", LeftOut.Unreadable)]
    [InlineData("\"priority\":99999999999999999999", LeftOut.Unreadable)]
    [InlineData("\"assignee\":[\"x\"]", LeftOut.Unreadable)]
    [InlineData("\"labels\":\"no-nightly\"", LeftOut.Unreadable)]
    [InlineData("\"labels\":[1]", LeftOut.Unreadable)]
    [InlineData("\"created_at\":\"yesterday\"", LeftOut.Unreadable)]
    [InlineData("\"created_at\":1763600000", LeftOut.Unreadable)]
    [InlineData("\"created_at\":\"2026-05-1\\ud800T07:40Z\"", LeftOut.Unreadable)]
    [InlineData("\"defer_until\":\"soon\"", LeftOut.Unreadable)]
    [InlineData("\"pinned\":\"true\"", LeftOut.Unreadable)]
    [InlineData("\"issue_type\":[]", LeftOut.Unreadable)]
    [InlineData("\"status\\ud800\":1,\"i\\ud800\":1", LeftOut.Unreadable)]
    public void Leaves_out_an_issue_with_the_reason(string member, string reason)
    {
        var answer = Read($"[{Bugs.Issue("shop-1")},{Bugs.Issue("shop-2", "," + member)}]");

        answer.Listing.Should().BeEquivalentTo(new Listing(2, 1, new Dictionary<string, int> { [reason] = 1 }, [Bugs.Bug("shop-1")]));
        answer.Warnings.Should().HaveCount(LeftOut.Suspicious.Contains(reason) ? 1 : 0);
    }

    [Theory]
    [InlineData("\"defer_until\":\"2026-11-20T06:00:00Z\"")]
    [InlineData("\"defer_until\":\"0001-01-01T00:00:00Z\"")]
    [InlineData("\"labels\":[\"no-nightly-builds\",\"'; drop table\",\"\",\"\\u0000\"]")]
    [InlineData("\"labels\":null")]
    [InlineData("\"ephemeral\":null")]
    [InlineData("\"priority\":0")]
    public void Lists_what_no_filter_is_meant_for(string member)
    {
        Read($"[{Bugs.Issue("shop-2", "," + member)}]").Listing.Listed.Should().Be(1);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("true")]
    [InlineData("{}")]
    public void Counts_an_element_that_is_no_issue(string element)
    {
        var listing = Read($"[{Bugs.Issue("shop-1")},{element},{element}]").Listing;

        listing.Should().BeEquivalentTo(
            new Listing(3, 1, new Dictionary<string, int> { [LeftOut.Unreadable] = 2 }, [Bugs.Bug("shop-1")]));
    }

    [Fact]
    public void Names_the_first_of_what_is_suspicious_without_its_control_characters()
    {
        var answer = Read(
            $"[{Bugs.Issue("shop-1")},7,{Bugs.Issue("x\\n\\u001b[31m")},{Bugs.Issue("shop-1")},{Bugs.Issue("shop-2", ",\"priority\":\"1\"")}]");

        answer.Warnings.Should().Equal(
            "2 issues of bd ready left out: unreadable (the first is element 2: it is not an object)",
            "1 issues of bd ready left out: unsafe id (the first is element 3: \"x  [31m\")",
            "1 issues of bd ready left out: listed twice (the first is element 4: shop-1)");
    }

    [Fact]
    public void Counts_a_second_listing_also_where_the_first_was_left_out()
    {
        var listing = Read($"[{Bugs.Issue("shop-1", ",\"assignee\":\"Dana\"")},{Bugs.Issue("shop-1")}]").Listing;

        listing.Should().BeEquivalentTo(
            new Listing(2, 0, new Dictionary<string, int> { [LeftOut.Assigned] = 1, [LeftOut.ListedTwice] = 1 }, []));
    }

    [Fact]
    public void Takes_a_bug_of_unknown_age_for_new()
    {
        var listing = Read($"[{Bugs.Issue("shop-1", ",\"created_at\":null")}]").Listing;

        listing.Bugs.Should().ContainSingle().Which.CreatedAt.Should().Be(Bugs.Now);
    }

    [Fact]
    public void Takes_several_types_where_the_settings_do()
    {
        var settings = Bugs.Settings with { Types = ["bug", "task"] };

        var reading = new ReadyReading(settings, 10, Bugs.Now);

        var answer = Read(reading, $"[{Bugs.Issue("a-1")},{Bugs.Issue("a-2", ",\"issue_type\":\"task\"")}]");

        answer.Listing.Listed.Should().Be(2);
    }

    [Fact]
    public void Says_so_where_bd_answers_null()
    {
        var answer = Read("null");

        answer.Listing.Should().BeEquivalentTo(new Listing(0, 0, new Dictionary<string, int>(), []));
        answer.Warnings.Should().Equal("bd ready answered null; taken as an empty list");
    }

    [Fact]
    public void Does_not_take_a_list_of_which_it_understands_nothing_for_an_empty_one()
    {
        var reading = () => Read("""[{"key":"shop-1"},{"key":"shop-2"}]""");

        reading.Should().Throw<FormatException>().WithMessage("2 issues of which none can be read; element 1: id is missing");
    }

    [Fact]
    public void Reads_megabytes_and_accounts_for_every_element()
    {
        var text = new string('x', 2_000);
        var issues = Enumerable.Range(0, 10_000).Select(i => Bugs.Issue($"shop-{i}", $",\"description\":\"{text}\",\"priority\":{i % 5}"));

        var listing = Read($"[{string.Join(',', issues)}]").Listing;

        (listing.Received, listing.Listed, listing.FilteredOut[LeftOut.OtherPriority]).Should().Be((10_000, 4_000, 6_000));
        listing.Bugs.Should().HaveCount(4_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF \n")]
    public void Reads_the_same_from_pieces_of_any_length(string before)
    {
        var text = $"{before}[{Bugs.Issue("a-1", ",\"title\":\"жук \\\"]},{[ \\\\\",\"description\":\"x\\n\"")} , {Bugs.Issue("a-2")},7]\n";
        var whole = Read(text);

        for (var length = 1; length < 300; length++)
            Read(text, length).Should().BeEquivalentTo(whole, $"it came in pieces of {length} bytes");
        whole.Listing.Bugs.Select(bug => bug.Title).Should().Equal("жук \"]},{[ \\", "Wrong total");
        whole.Listing.Received.Should().Be(3);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[1,2")]
    [InlineData("[1,2]]")]
    [InlineData("[1,2] x")]
    [InlineData("[1,2],")]
    [InlineData("[,]")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("[1,,2]")]
    [InlineData("[1 2]")]
    [InlineData("[{\"a\":1]")]
    [InlineData("[{\"a\":[}]]")]
    [InlineData("[{]}")]
    [InlineData("[}")]
    [InlineData("[\"a]")]
    [InlineData("[\"\\")]
    [InlineData("[{\"id\":\"a\nb\"}]")]
    [InlineData("[{} {}]")]
    public void Takes_no_part_of_what_is_not_one_list(string text)
    {
        foreach (var length in (int[])[1, 2, 100])
        {
            var reading = () => Read(text, length);

            reading.Should().Throw<FormatException>().WithMessage("text that is not one JSON value: \"[*");
        }
    }

    [Fact]
    public void Keeps_the_bugs_that_are_tried_first_and_counts_the_others()
    {
        var issues = Enumerable.Range(0, 1_000).Select(i =>
            Bugs.Issue($"shop-{i}", $",\"priority\":{i % 2},\"created_at\":\"2026-05-{1 + (i * 7 % 28):00}T00:00:{i % 60:00}Z\""));
        var text = $"[{string.Join(',', issues)}]";
        var behind = new List<string>();

        var few = Read(text, most: 20).Listing;
        _ = Read(text, most: 20, onLeftOut: (id, reason) => behind.Add($"{id} {reason}"));

        var expected = Read(text).Listing.Bugs.Order(BugOrder.Comparer).Take(20).ToList();
        (few.Received, few.Listed, few.Behind, few.FilteredOut.Count).Should().Be((1_000, 1_000, 980, 0));
        few.Bugs.Order(BugOrder.Comparer).Select(bug => bug.Id).Should().Equal(expected.Select(bug => bug.Id));
        behind.Should().HaveCount(980).And.OnlyHaveUniqueItems().And.OnlyContain(left => left.EndsWith(Listing.WhyBehind, StringComparison.Ordinal));
    }

    [Fact]
    public void Replaces_bytes_that_are_no_UTF8()
    {
        var reading = new ReadyReading(Bugs.Settings, 10, Bugs.Now);
        reading.Take([.. Encoding.UTF8.GetBytes($"[{Bugs.Issue("a-1", ",\"title\":\"a")}")[..^1], 0xFF, .. "\"}]"u8]);

        reading.End().Listing.Bugs.Should().ContainSingle().Which.Title.Should().Be("a\uFFFD");
    }

    [Fact]
    public void Reads_on_behind_metadata_that_is_nested_deeply()
    {
        var metadata = string.Concat(Enumerable.Repeat("{\"a\":", 3_000)) + "1" + new string('}', 3_000);

        Read($"[{Bugs.Issue("shop-1", $",\"metadata\":{metadata}")}]").Listing.Listed.Should().Be(1);
    }

    private static ReadyAnswer Read(string text, int pieces = 4096, int most = 10_000, Action<string, string>? onLeftOut = null) =>
        Read(new ReadyReading(Bugs.Settings, most, Bugs.Now, onLeftOut), text, pieces);

    private static ReadyAnswer Read(ReadyReading reading, string text, int pieces = 4096)
    {
        foreach (var piece in Encoding.UTF8.GetBytes(text).Chunk(pieces))
            reading.Take(piece);
        return reading.End();
    }
}
