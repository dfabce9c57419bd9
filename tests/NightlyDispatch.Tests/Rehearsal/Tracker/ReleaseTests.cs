using NightlyDispatch.Rehearsal.Tracker;
using static NightlyDispatch.Tests.Rehearsal.Tracker.TemporaryTracker;

namespace NightlyDispatch.Tests.Rehearsal.Tracker;

public sealed class ReleaseTests
{
    private static readonly TrackerIssue Held = Issue() with { Assignee = "Dana Moor", Status = "in_progress", StartedAt = Created };

    [Fact]
    public void Up_to_1_2_anybody_releases_anything()
    {
        using var tracker = new TemporaryTracker("1.0.5", Held with { Notes = "seen" });

        string[] release = ["update", "shop-k3v", "--status", "open", "--assignee", "", "--append-notes", "gone", "--add-label", "a,b"];
        tracker.Run([.. release, "--actor", "A"]).ExitCode.Should().Be(0);
        tracker.Stored().Should().BeEquivalentTo(
            Held with { Status = "open", Assignee = "", Notes = "seen\ngone", Labels = ["a", "b"], UpdatedAt = Now });
    }

    [Theory]
    [InlineData("Dana Moor", 0, "")]
    [InlineData("A", 1, "cannot reassign shop-k3v: held by \"Dana Moor\" (in_progress)\n")]
    public void From_1_3_only_the_holder_releases(string actor, int exitCode, string error)
    {
        using var tracker = new TemporaryTracker("1.3", Held);

        var answer = tracker.Run("update", "shop-k3v", "-sopen", "--assignee=", "--actor", actor);

        answer.ExitCode.Should().Be(exitCode);
        answer.Error.Should().StartWith(error);
        tracker.Stored().Status.Should().Be(exitCode == 0 ? "open" : "in_progress");
    }

    [Theory]
    [InlineData("Dana Moor", "in_progress", 0, "")]
    [InlineData("A", "in_progress", 13, "Error updating shop-k3v: assignee mismatch: expected \"A\", found \"Dana Moor\"\n")]
    [InlineData("Dana Moor", "open", 13, "Error updating shop-k3v: status mismatch: expected \"open\", found \"in_progress\"\n")]
    public void A_guarded_release_exits_13_where_a_guard_does_not_hold(string assignee, string status, int exitCode, string error)
    {
        using var tracker = new TemporaryTracker("1.3", Held);

        string[] guards = ["--if-assignee", assignee, "--if-status", status];
        var answer = tracker.Run(["update", "shop-k3v", .. guards, "-s", "open", "-a", "", "--actor", "A"]);

        answer.ExitCode.Should().Be(exitCode);
        answer.Error.Should().StartWith(error);
        tracker.Stored().Status.Should().Be(exitCode == 0 ? "open" : "in_progress");
    }

    [Fact]
    public void The_json_summary_of_a_guard_mismatch_says_that_it_is_one()
    {
        using var tracker = new TemporaryTracker("1.3", Held);

        tracker.Run("update", "shop-k3v", "--if-assignee", "A", "-s", "open", "--json").Error.Should().Be("""
            Error updating shop-k3v: assignee mismatch: expected "A", found "Dana Moor"
            {"error":"1 of 1 issues failed to update","failed":[{"id":"shop-k3v","error":"assignee mismatch: expected \"A\", found \"Dana Moor\"","guard_mismatch":true}],"schema_version":1}

            """);
    }

    [Theory]
    [InlineData("1.0.5", 0)]
    [InlineData("1.3", 1)]
    public void A_batch_that_fails_in_part_fails_from_1_3(string profile, int exitCode)
    {
        using var tracker = new TemporaryTracker(profile, Issue());

        var answer = tracker.Run("update", "shop-k3v", "shop-zzz", "-s", "deferred");

        answer.ExitCode.Should().Be(exitCode);
        answer.Output.Should().Be("✓ Updated issue: shop-k3v — Basket total wrong\n");
    }

    [Fact]
    public void Reopening_forgets_when_and_why_it_was_closed()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue() with { Status = "closed", ClosedAt = Created, CloseReason = "done" });

        tracker.Run("update", "shop-k3v", "-s", "open").ExitCode.Should().Be(0);
        tracker.Stored().Should().BeEquivalentTo(Issue() with { UpdatedAt = Now });
    }

    [Fact]
    public void An_update_without_a_change_is_a_success_in_plain_text()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());

        tracker.Run("update", "shop-k3v", "--json").Should().Be(new Answered(0, "No updates specified\n", ""));
    }

    [Fact]
    public void An_unknown_status_is_refused_on_stdout_from_0_57_and_shrugged_off_before()
    {
        using var old = new TemporaryTracker("0.56", Issue());
        using var reference = new TemporaryTracker("1.0.5", Issue());

        old.Run("update", "shop-k3v", "-s", "in-progress", "--json")
            .Should().Be(new Answered(0, "", "Error updating shop-k3v: invalid status: in-progress\n"));
        reference.Run("update", "shop-k3v", "-s", "in-progress", "--json").Should().Be(new Answered(1, """
            {
              "error": "invalid status \"in-progress\" (built-in: open, in_progress, blocked, deferred, closed, pinned, hooked)",
              "schema_version": 1
            }

            """, ""));
    }
}
