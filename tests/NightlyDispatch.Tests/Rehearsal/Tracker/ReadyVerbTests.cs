using System.Text.Json;
using NightlyDispatch.Rehearsal.Tracker;
using static NightlyDispatch.Tests.Rehearsal.Tracker.TemporaryTracker;

namespace NightlyDispatch.Tests.Rehearsal.Tracker;

public sealed class ReadyVerbTests
{
    private static readonly TrackerIssue Blocker = Issue("shop-blk") with { IssueType = "task" };

    public static TheoryData<string, bool> Rules => new()
    {
        { "open", true },
        { "in_progress", false },
        { "closed", false },
        { "deferred", false },
        { "pinned flag", false },
        { "ephemeral", false },
        { "template", true },
        { "defer in the future", false },
        { "defer in the past", true },
        { "blocked by an open issue", false },
        { "blocked by a closed issue", true },
        { "blocked by a missing issue", true },
        { "related to an open issue", true },
        { "child of a blocked parent", false },
        { "child of an open parent", true },
        { "child of a deferred parent", false },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Lists_what_the_ready_rule_admits(string situation, bool isReady)
    {
        using var tracker = new TemporaryTracker("1.0.5", [.. Situation(situation)]);

        Ids(tracker.Run("ready", "--json", "--type", "bug")).Contains("shop-k3v").Should().Be(isReady);
    }

    [Fact]
    public void Filters_by_holder_priority_type_and_label()
    {
        using var tracker = new TemporaryTracker(
            "1.0.5",
            Issue("shop-a") with { Priority = 0, Labels = ["x", "y"] },
            Issue("shop-b") with { Assignee = "Dana Moor", Labels = ["x"] },
            Issue("shop-c") with { IssueType = "task" });

        Ids(tracker.Run("ready", "--json", "--unassigned", "--assignee", "Dana Moor")).Should().Equal("shop-a", "shop-c");
        Ids(tracker.Run("ready", "--json", "-a", "Dana Moor")).Should().Equal("shop-b");
        Ids(tracker.Run("ready", "--json", "-p", "0")).Should().Equal("shop-a");
        Ids(tracker.Run("ready", "--json", "-t", "task")).Should().Equal("shop-c");
        Ids(tracker.Run("ready", "--json", "-l", "x,y")).Should().Equal("shop-a");
        Ids(tracker.Run("ready", "--json", "--exclude-label", "y")).Should().Equal("shop-b", "shop-c");
        Ids(tracker.Run("ready", "--json", "--type", "bgu")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("1.0.5", 2)]
    [InlineData("1.3", 1)]
    public void Any_of_several_labels_is_not_asked_for_before_1_1(string profile, int count)
    {
        using var tracker = new TemporaryTracker(profile, Issue("shop-a") with { Labels = ["x"] }, Issue("shop-b"));

        Ids(tracker.Run("ready", "--json", "--label-any", "x,y")).Should().HaveCount(count);
    }

    [Fact]
    public void The_most_urgent_come_first_and_of_these_the_newest()
    {
        using var tracker = new TemporaryTracker(
            "1.0.5",
            Issue("shop-c") with { Priority = 1 },
            Issue("shop-b") with { Priority = 1 },
            Issue("shop-d") with { Priority = 1, CreatedAt = Created.AddDays(1) },
            Issue("shop-z") with { Priority = 0 });

        Ids(tracker.Run("ready", "--json")).Should().Equal("shop-z", "shop-d", "shop-b", "shop-c");
    }

    [Theory]
    [InlineData("0.56", 10)]
    [InlineData("1.0.5", 100)]
    public void A_cut_list_says_so_on_stderr(string profile, int limit)
    {
        using var tracker = new TemporaryTracker(profile, Issues(120));

        var cut = tracker.Run("ready", "--json");
        var whole = tracker.Run("ready", "--json", "--limit", "0");

        Ids(cut).Should().HaveCount(limit);
        cut.Error.Should().Be($"Showing {limit} of 120 ready issues. Use --limit 0 for all, or --limit N to raise the cap.\n");
        Ids(whole).Should().HaveCount(120);
        whole.Error.Should().BeEmpty();
    }

    [Fact]
    public void Nothing_ready_is_an_empty_array()
    {
        using var tracker = new TemporaryTracker("1.0.5");

        tracker.Run("ready", "--json").Should().Be(new Answered(0, "[]\n", ""));
        tracker.Run("ready").Should().Be(new Answered(0, "\n✨ No open issues\n", ""));
    }

    [Fact]
    public void Prints_an_issue_in_the_order_of_bds_own_record()
    {
        using var metadata = JsonDocument.Parse("""{ "area": "basket" }""");
        using var tracker = new TemporaryTracker(
            "1.0.5",
            Issue() with
            {
                Title = "Basket total wrong for <3 items",
                Description = "Steps:\n1. add two items",
                AcceptanceCriteria = "Total equals the sum of the lines",
                Owner = "dana@example.org",
                CreatedBy = "Dana Moor",
                UpdatedAt = Created.AddHours(1),
                ExternalRef = "gh-118",
                Metadata = metadata.RootElement.Clone(),
                Labels = ["night-ok", "backend"],
                Dependencies = [new TrackerDependency("shop-9pa", "parent-child", Created) { CreatedBy = "Dana Moor" }],
            },
            Issue("shop-9pa") with { IssueType = "epic", Dependencies = [] },
            Issue("shop-two") with { Status = "closed", Dependencies = [new TrackerDependency("shop-k3v", "blocks", Created)] });

        tracker.Run("ready", "--json", "--type=bug", "--limit=0", "--unassigned").Should().Be(new Answered(0, """
            [
              {
                "id": "shop-k3v",
                "title": "Basket total wrong for \u003c3 items",
                "description": "Steps:\n1. add two items",
                "acceptance_criteria": "Total equals the sum of the lines",
                "status": "open",
                "priority": 1,
                "issue_type": "bug",
                "owner": "dana@example.org",
                "created_at": "2026-05-11T07:40:02Z",
                "created_by": "Dana Moor",
                "updated_at": "2026-05-11T08:40:02Z",
                "external_ref": "gh-118",
                "metadata": {
                  "area": "basket"
                },
                "labels": [
                  "backend",
                  "night-ok"
                ],
                "dependencies": [
                  {
                    "issue_id": "shop-k3v",
                    "depends_on_id": "shop-9pa",
                    "type": "parent-child",
                    "created_at": "2026-05-11T07:40:02Z",
                    "created_by": "Dana Moor"
                  }
                ],
                "dependency_count": 0,
                "dependent_count": 1,
                "comment_count": 0,
                "parent": "shop-9pa"
              }
            ]

            """, ""));
    }

    internal static IReadOnlyList<string> Ids(Answered answer)
    {
        using var document = JsonDocument.Parse(answer.Output);
        return [.. document.RootElement.EnumerateArray().Select(issue => issue.GetProperty("id").GetString()!)];
    }

    private static TrackerIssue[] Situation(string situation)
    {
        var bug = Issue();
        var parent = Issue("shop-par") with { IssueType = "epic" };
        var child = bug with { Dependencies = [Edge(parent.Id, "parent-child")] };
        return situation switch
        {
            "pinned flag" => [bug with { IsPinned = true }],
            "ephemeral" => [bug with { IsEphemeral = true }],
            "template" => [bug with { IsTemplate = true }],
            "defer in the future" => [bug with { DeferUntil = Now.AddHours(1) }],
            "defer in the past" => [bug with { DeferUntil = Now.AddHours(-1) }],
            "blocked by an open issue" => [bug with { Dependencies = [Edge("shop-blk", "blocks")] }, Blocker],
            "blocked by a closed issue" => [bug with { Dependencies = [Edge("shop-blk", "blocks")] }, Blocker with { Status = "closed" }],
            "blocked by a missing issue" => [bug with { Dependencies = [Edge("shop-blk", "blocks")] }],
            "related to an open issue" => [bug with { Dependencies = [Edge("shop-blk", "related")] }, Blocker],
            "child of a blocked parent" => [child, parent with { Dependencies = [Edge("shop-blk", "blocks")] }, Blocker],
            "child of an open parent" => [child, parent],
            "child of a deferred parent" => [child, parent with { DeferUntil = Now.AddDays(1) }],
            var status => [bug with { Status = status }],
        };
    }

    private static TrackerDependency Edge(string target, string type) => new(target, type, Created);
}
