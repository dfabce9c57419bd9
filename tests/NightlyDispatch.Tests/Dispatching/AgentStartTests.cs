namespace NightlyDispatch.Tests.Dispatching;

public sealed class AgentStartTests
{
    [Fact]
    public async Task An_agent_that_is_found_at_work_after_a_silent_start_counts_and_nothing_more_is_started()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (order, id) =>
        {
            _ = night.Runs.Launch(order, id);
            return Runs.Silence();
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        result.ReasonOf("bd-1").Should().Be("opencode zhipuai-coding-plan/glm-5, found at work after a late acknowledgement");
        night.Runs.Orders.Should().ContainSingle();
        night.Events.Should().Contain("acknowledged").And.NotContain("start-refused");
    }

    [Theory]
    [InlineData(1, "job bd-1 already running (pid=12345)")]
    [InlineData(1, "tail: broken pipe")]
    [InlineData(137, "")]
    [InlineData(99, "")]
    public async Task An_agent_that_is_found_at_work_after_an_unclear_end_counts(int exitCode, string error)
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (order, id) =>
        {
            _ = night.Runs.Launch(order, id);
            return Runs.Ended(exitCode, error: error);
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        night.Runs.Orders.Should().ContainSingle();
    }

    [Fact]
    public async Task An_agent_that_has_already_ended_counts_as_launched()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (order, id) =>
        {
            night.Runs.Set("bd-1", "exited_err", "opencode", id);
            return Runs.Silence();
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        night.Runs.Orders.Should().ContainSingle();
    }

    /// <summary>An older run of the same bug, or one of another provider, is not ours.</summary>
    [Theory]
    [InlineData("opencode")]
    [InlineData("gemini")]
    public async Task An_answer_about_another_run_is_no_agent_of_ours(string provider)
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (_, _) =>
        {
            night.Runs.Set("bd-1", "exited_ok", provider, startProcessId: 77);
            return Runs.Ended(137);
        });

        await night.PassAsync();

        night.Runs.Providers().Should().Equal("opencode", "cc-glm");
    }

    [Fact]
    public async Task Metadata_without_a_process_is_no_agent()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (_, id) =>
        {
            night.Runs.Set("bd-1", "missing", "opencode", id, reason: "pid_file_missing");
            return Runs.Ended(137);
        });

        await night.PassAsync();

        night.Runs.Providers().Should().Equal("opencode", "cc-glm");
    }

    [Fact]
    public async Task Where_nobody_can_tell_the_claim_is_kept_and_nothing_else_is_started_for_the_bug()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.Answers = false;
        night.Runs.NextStart("opencode", (_, _) => Runs.Silence());

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Unknown");
        result.ReasonOf("bd-1").Should().Be(
            "no acknowledgement within 45 s, and whether an agent runs cannot be seen: dx-runner check gave no answer in time");
        result.ExitCode.Should().Be(7);
        night.Runs.Orders.Should().ContainSingle();
        night.Tracker["bd-1"].Assignee.Should().Be(result.Pass.Actor);
        night.Prompts.Should().ContainSingle();
        night.Channel.Heads.Should().Equal("outcome-unknown bd-1");
        night.State.LiveJobs.Should().Be(1);
    }

    [Fact]
    public async Task Exit_0_without_a_line_counts_where_the_runner_knows_the_job()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (order, id) => night.Runs.Launch(order, id) with { Output = "=== Preflight PASSED ===\n" });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
    }

    [Fact]
    public async Task Exit_0_without_a_line_counts_where_the_runner_does_not_answer()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.Answers = false;
        night.Runs.NextStart("opencode", (_, _) => Runs.Ended(0));

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        night.Runs.Orders.Should().ContainSingle();
    }

    [Fact]
    public async Task Exit_0_without_a_line_and_without_a_job_goes_to_the_next_provider()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (_, _) => Runs.Ended(0));

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        night.Runs.Providers().Should().Equal("opencode", "cc-glm");
    }

    [Fact]
    public async Task An_acknowledgement_is_written_down_before_anything_else_is_asked()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");

        await night.PassAsync();

        night.Journal.Should().ContainInOrder(("start bd-1 opencode", "start-intended"), ("check bd-1", "acknowledged"));
    }
}
