using NightlyDispatch.Rehearsal.Tracker;
using static NightlyDispatch.Tests.Rehearsal.Tracker.ReadyVerbTests;
using static NightlyDispatch.Tests.Rehearsal.Tracker.TemporaryTracker;

namespace NightlyDispatch.Tests.Rehearsal.Tracker;

public sealed class ShowVerbTests
{
    [Fact]
    public void Prints_whole_issues_where_ready_prints_edges()
    {
        using var tracker = new TemporaryTracker(
            "1.0.5",
            Issue() with
            {
                Status = "in_progress",
                Assignee = "A",
                Dependencies = [new TrackerDependency("shop-9pa", "parent-child", Created)],
            },
            Issue("shop-9pa") with { Title = "Baskets", IssueType = "epic", Priority = 0 });

        tracker.Run("show", "shop-k3v", "--json").Should().Be(new Answered(0, """
            [
              {
                "id": "shop-k3v",
                "title": "Basket total wrong",
                "status": "in_progress",
                "priority": 1,
                "issue_type": "bug",
                "assignee": "A",
                "created_at": "2026-05-11T07:40:02Z",
                "updated_at": "2026-05-11T07:40:02Z",
                "dependencies": [
                  {
                    "id": "shop-9pa",
                    "title": "Baskets",
                    "status": "open",
                    "priority": 0,
                    "issue_type": "epic",
                    "created_at": "2026-05-11T07:40:02Z",
                    "updated_at": "2026-05-11T07:40:02Z",
                    "dependency_type": "parent-child"
                  }
                ],
                "parent": "shop-9pa",
                "dependency_count": 0,
                "dependent_count": 0,
                "comment_count": 0
              }
            ]

            """, ""));
    }

    [Theory]
    [InlineData("0.56", "{\n  \"error\": \"no issues found matching the provided IDs\"\n}\n")]
    [InlineData("1.0.5", "{\n  \"error\": \"no issues found matching the provided IDs\",\n  \"schema_version\": 1\n}\n")]
    public void Of_missing_issues_only_it_says_so_on_both_streams(string profile, string output)
    {
        using var tracker = new TemporaryTracker(profile, Issue());

        tracker.Run("show", "nope-1", "--json")
            .Should().Be(new Answered(1, output, "Error fetching nope-1: no issue found matching \"nope-1\"\n"));
    }

    [Fact]
    public void Of_several_it_prints_those_that_exist()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue("shop-a"), Issue("shop-b"));

        var answer = tracker.Run("show", "shop-a", "nope-1", "shop-b", "--json");

        Ids(answer).Should().Equal("shop-a", "shop-b");
        answer.Should().BeEquivalentTo(new { ExitCode = 0, Error = "Error fetching nope-1: no issue found matching \"nope-1\"\n" });
    }

    [Theory]
    [InlineData("1.0.5", "shop-3v", "shop-k3v")]
    [InlineData("1.0.5", "3v", "shop-k3v")]
    [InlineData("1.3", "shop-k3", "shop-k3v")]
    [InlineData("1.3", "shop-3v", null)]
    [InlineData("1.0.5", "shop_3v", null)]
    public void An_id_that_does_not_exist_is_taken_for_an_abbreviation(string profile, string typed, string? shown)
    {
        using var tracker = new TemporaryTracker(profile, Issue());

        var answer = tracker.Run("show", typed, "--json");

        answer.ExitCode.Should().Be(shown is null ? 1 : 0);
        if (shown is not null)
            Ids(answer).Should().Equal(shown);
    }

    [Fact]
    public void An_exact_id_wins_and_an_ambiguous_one_is_refused()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue("shop-k3"), Issue("shop-k3.1"));

        Ids(tracker.Run("show", "shop-k3", "--json")).Should().Equal("shop-k3");
        tracker.Run("update", "shop-k", "--claim").Should().Be(new Answered(1, "", """
            Error resolving shop-k: ambiguous ID "shop-k" matches 2 issues: [shop-k3 shop-k3.1]
            Use more characters to disambiguate

            """));
    }
}
