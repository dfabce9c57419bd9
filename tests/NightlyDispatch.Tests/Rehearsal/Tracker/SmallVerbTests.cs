using System.Text.Json;
using static NightlyDispatch.Tests.Rehearsal.Tracker.TemporaryTracker;

namespace NightlyDispatch.Tests.Rehearsal.Tracker;

public sealed class SmallVerbTests
{
    [Theory]
    [InlineData("0.56", "{\n  \"version\": \"0.56.1\",\n  \"build\": \"standin\"\n}\n")]
    [InlineData("1.0.5", "{\n  \"build\": \"standin\",\n  \"schema_version\": 1,\n  \"version\": \"1.0.5\"\n}\n")]
    [InlineData("1.3", "{\n  \"build\": \"standin\",\n  \"schema_version\": 1,\n  \"version\": \"1.3.0\"\n}\n")]
    public void The_version_needs_no_workspace(string profile, string json)
    {
        using var tracker = new TemporaryTracker("1.0.5");
        tracker.Environment.Remove("BEADS_DIR");
        tracker.Environment["BDSTANDIN_PROFILE"] = profile;

        tracker.Run("version", "--json").Should().Be(new Answered(0, json, ""));
        tracker.Run("--version").Output.Should().MatchRegex(@"^bd version \d+\.\d+\.\d+ \(standin\)\n$");
    }

    [Fact]
    public void The_status_counts_the_issues_in_alphabetical_order()
    {
        using var tracker = new TemporaryTracker(
            "1.0.5",
            Issue("shop-a"),
            Issue("shop-b") with { Dependencies = [new("shop-a", "blocks", Created)] },
            Issue("shop-c") with { Status = "closed", ClosedAt = Created.AddHours(3) });

        tracker.Run("status", "--json", "--no-activity").Should().Be(new Answered(0, """
            {
              "schema_version": 1,
              "summary": {
                "average_lead_time_hours": 3,
                "blocked_issues": 1,
                "closed_issues": 1,
                "deferred_issues": 0,
                "epics_eligible_for_closure": 0,
                "in_progress_issues": 0,
                "open_issues": 2,
                "pinned_issues": 0,
                "ready_issues": 1,
                "total_issues": 3
              }
            }

            """, ""));
    }

    [Fact]
    public void A_comment_is_counted_and_shown_on_request()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());

        var answer = tracker.Run("comments", "add", "shop-k3v", "tests still red", "--json", "--actor", "A");

        using var added = JsonDocument.Parse(answer.Output);

        added.RootElement.EnumerateObject().Select(member => member.Name)
            .Should().Equal("author", "created_at", "id", "issue_id", "schema_version", "text");
        tracker.Run("show", "shop-k3v", "--json").Output.Should().Contain("\"comment_count\": 1").And.NotContain("tests still red");
        tracker.Run("show", "shop-k3v", "--json", "--include-comments").Output.Should().Contain("\"text\": \"tests still red\"");
    }

    [Fact]
    public void An_old_release_counts_its_comments_and_always_shows_them()
    {
        using var tracker = new TemporaryTracker("0.56", Issue());
        var file = Path.Combine(tracker.Folder, "note.txt");
        File.WriteAllText(file, "-red\n");

        tracker.Run("comments", "add", "shop-k3v", "-f", file, "-a", "B", "--json").Output.Should().Be("""
            {
              "id": 1,
              "issue_id": "shop-k3v",
              "author": "B",
              "text": "-red",
              "created_at": "2026-05-20T01:00:07Z"
            }

            """);
        tracker.Run("show", "shop-k3v", "--json").Output.Should().Contain("\"text\": \"-red\"");
    }

    [Fact]
    public void A_comment_on_nothing_or_with_nothing_is_refused_on_stdout()
    {
        using var tracker = new TemporaryTracker("0.56", Issue());

        tracker.Run("comments", "add", "shop-zzz", "x", "--json").Should().Be(new Answered(
            1, "{\n  \"error\": \"resolving shop-zzz: no issue found matching \\\"shop-zzz\\\"\"\n}\n", ""));
        tracker.Run("comments", "add", "shop-k3v", " ", "--json").Should().Be(new Answered(
            1, "{\n  \"error\": \"comment text cannot be empty\"\n}\n", ""));
    }
}
