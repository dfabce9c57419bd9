using NightlyDispatch.Rehearsal.Tracker;
using static NightlyDispatch.Tests.Rehearsal.Tracker.ReadyVerbTests;
using static NightlyDispatch.Tests.Rehearsal.Tracker.TemporaryTracker;

namespace NightlyDispatch.Tests.Rehearsal.Tracker;

public sealed class ListVerbTests
{
    [Fact]
    public void Finds_by_status_whether_or_not_it_can_be_worked_on()
    {
        using var tracker = new TemporaryTracker(
            "1.0.5",
            Issue("shop-a") with { Status = "in_progress", Assignee = "A" },
            Issue("shop-b") with { Dependencies = [new TrackerDependency("shop-a", "blocks", Created)] },
            Issue("shop-c") with { Status = "closed" });

        Ids(tracker.Run("list", "--json")).Should().Equal("shop-a", "shop-b");
        Ids(tracker.Run("list", "--status", "in_progress", "--limit", "0", "--json")).Should().Equal("shop-a");
        Ids(tracker.Run("list", "--status=closed,open", "--json")).Should().Equal("shop-b", "shop-c");
        Ids(tracker.Run("list", "--all", "--json")).Should().Equal("shop-a", "shop-b", "shop-c");
        Ids(tracker.Run("list", "--no-assignee", "--json")).Should().Equal("shop-b");
    }

    [Theory]
    [InlineData("1.0.5", null, 50)]
    [InlineData("1.0.5", "1", 20)]
    [InlineData("1.3", null, 60)]
    [InlineData("1.3", "1", 20)]
    public void An_inherited_agent_mode_hides_work(string profile, string? claudeCode, int count)
    {
        using var tracker = new TemporaryTracker(profile, Issues(60));
        if (claudeCode is not null)
            tracker.Environment["CLAUDE_CODE"] = claudeCode;

        Ids(tracker.Run("list", "--json")).Should().HaveCount(count);
        Ids(tracker.Run("list", "--json", "-n0")).Should().HaveCount(60);
    }

    [Theory]
    [InlineData("0.56", "Error: invalid issue type \"bgu\" (valid: bug, feature, task, epic, chore, decision)\n")]
    [InlineData("1.0.5", """
        {
          "error": "invalid issue type \"bgu\" (valid: bug, feature, task, epic, chore, decision)",
          "schema_version": 1
        }

        """)]
    public void A_misspelt_type_is_refused_on_stderr(string profile, string error)
    {
        using var tracker = new TemporaryTracker(profile, Issue());

        tracker.Run("list", "--type", "bgu", "--json").Should().Be(new Answered(1, "", error));
    }

    [Fact]
    public void A_misspelt_status_is_refused()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());

        tracker.Run("list", "--status", "in-progress").Should().Be(new Answered(
            1, "", "Error: invalid status \"in-progress\" (valid: open, in_progress, blocked, deferred, closed, pinned, hooked)\n"));
    }
}
