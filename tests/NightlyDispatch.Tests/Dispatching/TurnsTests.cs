using NightlyDispatch.Configuration;
using NightlyDispatch.DxRunner;

namespace NightlyDispatch.Tests.Dispatching;

public sealed class TurnsTests
{
    [Fact]
    public async Task Agents_that_run_fill_the_slots_and_the_others_wait()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");

        var result = await night.PassAsync();
        var next = await night.NextPassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged", "bd-2 Deferred");
        result.ReasonOf("bd-2").Should().StartWith("1 agent at a time until ");
        next.Endings().Should().Equal("bd-2 Deferred");
        next.ReasonOf("bd-2").Should().EndWith(", and bd-1 runs");
        (result.ExitCode, next.ExitCode).Should().Be((0, 0));
    }

    [Fact]
    public async Task A_start_of_which_nobody_knows_what_became_of_it_holds_a_slot()
    {
        using var night = new Night(settings => settings with { Parallelism = new ParallelismSettings(2, 2, TimeSpan.Zero) });
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Tracker.Add("bd-3");
        night.Runs.Answers = false;
        night.Runs.NextStart("opencode", (_, _) => Runs.Silence());

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Unknown", "bd-2 Acknowledged", "bd-3 Deferred");
        result.ExitCode.Should().Be(7);
    }

    [Fact]
    public async Task Bugs_go_by_priority_then_age_then_id()
    {
        using var night = new Night();
        night.Tracker.Add("bd-3", priority: 1);
        night.Tracker.Add("bd-2");
        night.Tracker.Add("bd-1");

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-2 Acknowledged", "bd-1 Deferred", "bd-3 Deferred");
    }

    [Fact]
    public async Task No_more_starts_are_made_than_a_pass_may_make()
    {
        using var night = new Night(settings => Night.Wide(settings) with { Dispatch = settings.Dispatch with { MaxPerPass = 2 } });
        foreach (var bug in (string[])["bd-1", "bd-2", "bd-3"])
            night.Tracker.Add(bug);
        night.Runs.NextStart("opencode", 21, "reason_code=raw_op_forbidden_in_agent_context\nforbidden\n");

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 BugsFault", "bd-2 Acknowledged", "bd-3 Deferred");
        result.ReasonOf("bd-3").Should().Be("2 starts were made in this pass");
    }

    [Fact]
    public async Task No_more_bugs_are_tried_than_a_pass_may_try()
    {
        using var night = new Night(settings => Night.Wide(settings) with { Dispatch = settings.Dispatch with { MaxTriesPerPass = 2 } });
        foreach (var bug in (string[])["bd-1", "bd-2", "bd-3"])
        {
            night.Tracker.Add(bug);
            night.Runs.Rows.Add(new StatusRow(bug, "gemini", "healthy", null));
        }

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 ForeignJobUnclaimed", "bd-2 ForeignJobUnclaimed", "bd-3 Deferred");
        result.ReasonOf("bd-3").Should().Be("2 bugs were tried in this pass");
    }

    [Fact]
    public async Task Nothing_is_begun_after_the_deadline_of_the_pass()
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Runs.NextStart("opencode", (order, id) =>
        {
            night.Time.Advance(TimeSpan.FromMinutes(51));
            return night.Runs.Launch(order, id);
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged", "bd-2 Deferred");
        result.ReasonOf("bd-2").Should().Be("this pass has run for 50 min");
        result.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task An_overloaded_backlog_is_told_of_and_gets_one_dispatch()
    {
        using var night = new Night(Night.Wide);
        for (var i = 10; i <= 20; i++)
            night.Tracker.Add($"bd-{i}");

        var result = await night.PassAsync();

        result.Endings().Should().HaveCount(11).And.StartWith("bd-10 Acknowledged").And.ContainSingle(ending => ending.EndsWith("Acknowledged", StringComparison.Ordinal));
        result.ReasonOf("bd-11").Should().Be("the backlog is overloaded: 1 dispatch this pass");
        night.Channel.Posts.Should().ContainSingle().Which.Should().StartWith("*overload* backlog\n11 bugs wait, more than 10: one dispatch this pass\n");

        for (var i = 11; i <= 20; i++)
            night.Tracker.Remove($"bd-{i}");
        await night.NextPassAsync();

        night.Channel.Heads.Should().Equal("overload backlog", "recovered overload backlog");
    }
}
