using static NightlyDispatch.Tests.Rehearsal.Tracker.TemporaryTracker;

namespace NightlyDispatch.Tests.Rehearsal.Tracker;

public sealed class ClaimTests
{
    [Theory]
    [InlineData("0.56", 0, "Error claiming shop-k3v: issue already claimed by Dana Moor\n")]
    [InlineData("1.0.5", 1, "Error claiming shop-k3v: issue already claimed by Dana Moor\n")]
    [InlineData("1.3", 1, """
        Error claiming shop-k3v: issue already claimed by Dana Moor
        {"error":"1 of 1 issues failed to update","failed":[{"id":"shop-k3v","error":"claiming issue: issue already claimed by Dana Moor"}],"schema_version":1}

        """)]
    public void A_lost_claim_names_the_holder_on_stderr_and_prints_nothing(string profile, int exitCode, string error)
    {
        using var tracker = new TemporaryTracker(profile, Issue() with { Assignee = "Dana Moor", Status = "in_progress" });

        tracker.Run("update", "shop-k3v", "--claim", "--json", "--actor", "A").Should().Be(new Answered(exitCode, "", error));
        tracker.Stored().Assignee.Should().Be("Dana Moor");
    }

    [Fact]
    public void Without_json_the_summary_of_1_3_is_text()
    {
        using var tracker = new TemporaryTracker("1.3", Issue() with { Assignee = "Dana Moor", Status = "in_progress" });

        tracker.Run("update", "shop-k3v", "--claim", "--actor", "A").Should().Be(new Answered(1, "", """
            Error claiming shop-k3v: issue already claimed by Dana Moor
            Error: 1 of 1 issues failed to update
              shop-k3v: claiming issue: issue already claimed by Dana Moor

            """));
    }

    [Theory]
    [InlineData("0.56", 0, "issue already claimed by Dana Moor")]
    [InlineData("1.0.5", 1, "issue already claimed by Dana Moor")]
    [InlineData("1.3", 1, "issue already claimed: already assigned to \"Dana Moor\" — coordinate with the holder")]
    public void An_open_issue_that_is_assigned_cannot_be_claimed_by_another(string profile, int exitCode, string refusal)
    {
        using var tracker = new TemporaryTracker(profile, Issue() with { Assignee = "Dana Moor" });

        var answer = tracker.Run("update", "shop-k3v", "--claim", "--actor", "A");

        answer.ExitCode.Should().Be(exitCode);
        answer.Error.Should().StartWith($"Error claiming shop-k3v: {refusal}\n");
    }

    [Fact]
    public void The_bug_of_0_56_refuses_a_second_claim_of_the_same_actor()
    {
        using var tracker = new TemporaryTracker("0.56", Issue());

        string[] claim = ["update", "shop-k3v", "--claim", "--actor", "A"];
        tracker.Run(claim).Should().Be(new Answered(0, "✓ Updated issue: shop-k3v — Basket total wrong\n", ""));
        tracker.Run(claim).Should().Be(new Answered(0, "", "Error claiming shop-k3v: issue already claimed by A\n"));
    }

    [Theory]
    [InlineData("1.0.5")]
    [InlineData("1.3")]
    public void A_second_claim_of_the_same_actor_succeeds_and_writes_nothing(string profile)
    {
        using var tracker = new TemporaryTracker(profile, Issue());
        tracker.Run("update", "shop-k3v", "--claim", "--actor", "A").ExitCode.Should().Be(0);
        tracker.Time.Advance(TimeSpan.FromMinutes(5));

        tracker.Run("update", "shop-k3v", "--claim", "--actor", "A").ExitCode.Should().Be(0);
        tracker.Stored().UpdatedAt.Should().Be(Now);
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("deferred")]
    [InlineData("blocked")]
    [InlineData("in_progress")]
    public void From_1_0_4_only_an_open_issue_can_be_claimed(string status)
    {
        using var old = new TemporaryTracker("0.56", Issue() with { Status = status });
        using var reference = new TemporaryTracker("1.0.5", Issue() with { Status = status });

        old.Run("update", "shop-k3v", "--claim", "--actor", "A").ExitCode.Should().Be(0);
        old.Stored().Should().BeEquivalentTo(new { Status = "in_progress", Assignee = "A" });
        reference.Run("update", "shop-k3v", "--claim", "--actor", "A")
            .Should().Be(new Answered(1, "", $"Error claiming shop-k3v: issue not claimable: status {status}\n"));
        reference.Stored().Status.Should().Be(status);
    }

    [Theory]
    [InlineData("0.56", 0)]
    [InlineData("1.0.5", 1)]
    public void A_template_cannot_be_claimed(string profile, int exitCode)
    {
        using var tracker = new TemporaryTracker(profile, Issue() with { IsTemplate = true });

        tracker.Run("update", "shop-k3v", "--claim")
            .Should().Be(new Answered(exitCode, "", "cannot modify template shop-k3v: templates are read-only\n"));
    }

    [Theory]
    [InlineData("0.56", 0)]
    [InlineData("1.0.5", 1)]
    public void A_missing_issue_cannot_be_claimed(string profile, int exitCode)
    {
        using var tracker = new TemporaryTracker(profile, Issue());

        tracker.Run("update", "shop-zzz", "--claim", "--json")
            .Should().Be(new Answered(exitCode, "", "Error resolving shop-zzz: no issue found matching \"shop-zzz\"\n"));
    }

    [Fact]
    public void A_won_claim_prints_the_row_without_counts()
    {
        using var tracker = new TemporaryTracker(
            "1.0.5",
            Issue() with { Title = "Total wrong for <3 items", CreatedBy = "Dana Moor", Labels = ["night-ok", "backend"] });

        tracker.Run("update", "shop-k3v", "--claim", "--json", "--actor=nightlydispatch-h1-7f3c9").Should().Be(new Answered(0, """
            [
              {
                "id": "shop-k3v",
                "title": "Total wrong for \u003c3 items",
                "status": "in_progress",
                "priority": 1,
                "issue_type": "bug",
                "assignee": "nightlydispatch-h1-7f3c9",
                "created_at": "2026-05-11T07:40:02Z",
                "created_by": "Dana Moor",
                "updated_at": "2026-05-20T01:00:07Z",
                "started_at": "2026-05-20T01:00:07Z",
                "labels": [
                  "backend",
                  "night-ok"
                ]
              }
            ]

            """, ""));
    }

    [Fact]
    public void Any_release_can_be_given_the_exit_code_and_the_words_of_another()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue() with { Assignee = "by \"Zoë\"", Status = "in_progress" });
        tracker.Environment["BDSTANDIN_CLAIM_EXIT0"] = "1";
        tracker.Environment["BDSTANDIN_CLAIM_TEXT"] = "{id}: already claimed by {who} at 2026-05-20T01:00:00Z";

        tracker.Run("update", "shop-k3v", "--claim", "--actor", "A")
            .Should().Be(new Answered(0, "", "shop-k3v: already claimed by by \"Zoë\" at 2026-05-20T01:00:00Z\n"));
    }
}
