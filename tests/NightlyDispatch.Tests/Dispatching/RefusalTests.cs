namespace NightlyDispatch.Tests.Dispatching;

/// <summary>Whose fault a refused start is, and what is tried next (design, section 4.7).</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task A_refused_start_takes_the_same_bug_to_the_next_provider_and_keeps_the_reason()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", 25, "ERROR: model 'zhipuai-coding-plan/glm-5' unavailable\n");

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        night.Runs.Providers().Should().Equal("opencode", "cc-glm");
        night.Calls.Count(call => call == "claim bd-1").Should().Be(1);
        night.Events.Should().Contain("start-refused");
        night.Channel.Posts.Should().ContainSingle().Which.Should()
            .Contain("opencode → cc-glm\nopencode: model 'zhipuai-coding-plan/glm-5' unavailable");
    }

    [Fact]
    public async Task A_cap_everywhere_defers_the_bug_and_those_after_it_and_nothing_has_failed()
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        foreach (var provider in (string[])["opencode", "cc-glm", "gemini"])
            night.Runs.NextStart(provider, 26, $"provider '{provider}' concurrency cap exceeded (2/2)\n");

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 DeferredClaimed", "bd-2 Deferred");
        result.ReasonOf("bd-1").Should().StartWith("no provider has capacity: opencode: provider 'opencode' concurrency cap exceeded (2/2); cc-glm: ");
        result.ReasonOf("bd-2").Should().Be("no provider is left in this pass");
        result.ExitCode.Should().Be(0);
        night.Tracker["bd-1"].Status.Should().Be("open");
    }

    [Fact]
    public async Task Refusals_everywhere_fail_the_bug_give_it_back_and_defer_those_after_it()
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Runs.NextStart("opencode", 26, "full\n");
        night.Runs.NextStart("cc-glm", 21, "preflight gate failed for provider cc-glm\n");
        night.Runs.NextStart("gemini", 27, "no\n");

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 EveryProviderRefused", "bd-2 Deferred");
        result.ExitCode.Should().Be(4);
        night.Tracker["bd-1"].Status.Should().Be("open");
        night.Channel.Heads.Should().Contain("dispatch-failed bd-1");
    }

    [Fact]
    public async Task A_runner_that_is_missing_is_one_error_and_no_provider_is_blamed()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Runs.FailPreflight("opencode", "dx-runner was not found", isRunnersFault: true);

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 OursUnclaimed", "bd-2 Deferred");
        result.ExitCode.Should().Be(6);
        night.Calls.Count(call => call.StartsWith("preflight", StringComparison.Ordinal)).Should().Be(1);
        night.Channel.Heads.Should().Equal("runner-unusable dx-runner");
    }

    [Theory]
    [InlineData(2, "Unknown arg")]
    [InlineData(20, "provider adapter not found: nosuch.sh")]
    [InlineData(22, "permission gate failed: DENIED:non_worktree_path:/tmp/x")]
    [InlineData(24, "beads runtime gate failed for command 'start'")]
    [InlineData(1, "prompt file not found: /tmp/x")]
    public async Task A_refusal_of_ours_ends_the_starts_of_the_pass(int exitCode, string error)
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Runs.NextStart("opencode", exitCode, error + "\n");

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Ours", "bd-2 Deferred");
        result.ReasonOf("bd-1").Should().StartWith($"opencode: {error}");
        result.ExitCode.Should().Be(6);
        night.Runs.Orders.Should().ContainSingle();
        night.Tracker["bd-1"].Status.Should().Be("open");
        night.Prompts.Should().BeEmpty();
        night.Channel.Heads.Should().Equal("runner-unusable dx-runner");
    }

    [Fact]
    public async Task A_prompt_that_the_runner_refuses_is_the_bugs_fault_and_no_other_provider_is_tried()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Runs.NextStart("opencode", 21, "reason_code=raw_op_forbidden_in_agent_context\nprompt contains forbidden raw OP command snippets\n");

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 BugsFault", "bd-2 Acknowledged");
        result.ExitCode.Should().Be(0);
        night.Runs.Providers().Should().Equal("opencode", "opencode");
        night.State.Bugs["bd-1"].OwnFailures.Should().Be(1);
    }

    [Fact]
    public async Task Somebody_elses_agent_leaves_the_bug_to_them_and_no_other_provider_is_tried()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (_, _) =>
        {
            night.Runs.Set("bd-1", "healthy", "opencode", startProcessId: 77);
            return Runs.Ended(1, error: "job bd-1 already running (pid=78)\n");
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 ForeignJob");
        result.ExitCode.Should().Be(0);
        night.Runs.Orders.Should().ContainSingle();
        night.Runs.Stopped.Should().BeEmpty();
        night.Tracker["bd-1"].Status.Should().Be("open");
        night.Channel.Heads.Should().Equal("foreign-job bd-1");
    }
}
