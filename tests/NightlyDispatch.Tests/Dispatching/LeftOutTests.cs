using NightlyDispatch.DxRunner;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>Bugs that are not even tried, and why.</summary>
public sealed class LeftOutTests
{
    [Fact]
    public async Task A_bug_that_says_the_same_as_one_that_was_just_dispatched_is_skipped()
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1", title: "Basket total wrong", description: "Add two items.");
        night.Tracker.Add("bd-2", title: "basket  TOTAL wrong", description: "Add two\nitems.");
        night.Tracker.Add("bd-3");

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged", "bd-2 LeftOut", "bd-3 Acknowledged");
        result.ReasonOf("bd-2").Should().Be("says the same as bd-1, which is live");
        night.Runs.Orders.Select(order => order.Bug.Value).Should().Equal("bd-1", "bd-3");
    }

    [Fact]
    public async Task A_bug_that_the_runner_lists_as_running_is_somebody_elses_and_costs_neither_claim_nor_preflight()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.Rows.Add(new StatusRow("bd-1", "gemini", "healthy", null));

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 ForeignJobUnclaimed");
        result.ReasonOf("bd-1").Should().Be("somebody else's job runs for it (gemini, healthy)");
        result.ExitCode.Should().Be(0);
        night.Calls.Should().Equal("version", "list", "ready", "status");
        night.Channel.Heads.Should().Equal("foreign-job bd-1");
    }

    [Fact]
    public async Task The_runner_is_asked_for_its_jobs_once_in_a_pass_and_before_the_first_start()
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");

        await night.PassAsync();

        night.Calls.Count(call => call == "status").Should().Be(1);
        night.Calls.Should().ContainInOrder("status", "start bd-1 opencode", "start bd-2 opencode");
    }

    [Fact]
    public async Task A_bug_whose_text_the_runner_would_refuse_is_set_aside_unclaimed_and_counts_against_it()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1", description: "To see it:\nop read op://dev/x/y");

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 BugsFaultUnclaimed");
        night.Calls.Should().Equal("version", "list", "ready");
        night.State.Bugs["bd-1"].OwnFailures.Should().Be(1);
    }

    [Fact]
    public async Task A_bug_of_which_three_attempts_failed_is_quarantined_and_that_is_said_once()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1", description: "op read op://dev/x/y");
        for (var pass = 0; pass < 3; pass++)
            await night.NextPassAsync();

        var fourth = await night.NextPassAsync();
        await night.NextPassAsync();

        fourth.Endings().Should().Equal("bd-1 LeftOut");
        fourth.ReasonOf("bd-1").Should().StartWith("quarantined after 3 failed attempts");
        night.Channel.Heads.Where(head => head.StartsWith("bug-quarantined", StringComparison.Ordinal)).Should().Equal("bug-quarantined bd-1");
        night.State.Bugs["bd-1"].OwnFailures.Should().Be(3);
    }

    [Fact]
    public async Task A_prompt_that_cannot_be_written_is_ours()
    {
        using var night = new Night(settings => settings with { Prompt = settings.Prompt with { Directory = "/nonexistent/prompts" } });
        night.Tracker.Add("bd-1");

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Ours");
        result.ReasonOf("bd-1").Should().StartWith("the prompt file cannot be written: ");
        result.ExitCode.Should().Be(6);
        night.Tracker["bd-1"].Status.Should().Be("open");
        night.Runs.Orders.Should().BeEmpty();
    }
}
