using NightlyDispatch.DxRunner;
using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Smoke;

/// <summary>Has the real runner refuse starts at the gates that come before any provider is asked, and reads whose fault it was.</summary>
[Collection(SmokeRun.Collection)]
public sealed class RefusalSmokeTests(ITestOutputHelper output)
{
    [SmokeFact(Timeout = 120_000)]
    public async Task A_prompt_that_the_runner_will_not_show_to_an_agent_is_the_bugs_fault()
    {
        await using var runner = new RealRunner(output);
        var order = await runner.OrderAsync("cc-glm", "Run `op read` first.");

        await ShouldBeRefusedAsync(runner, order, 21, Fault.Bug, "raw_op_forbidden_in_agent_context");
    }

    [SmokeFact(Timeout = 120_000)]
    public async Task A_provider_that_works_on_as_much_as_it_may_is_a_matter_of_capacity()
    {
        await using var runner = new RealRunner(output, ("DX_RUNNER_MAX_PARALLEL_CC_GLM", "0"));
        var order = await runner.OrderAsync("cc-glm");

        await ShouldBeRefusedAsync(runner, order, 26, Fault.Capacity, "provider_concurrency_cap_exceeded");
    }

    [SmokeFact(Timeout = 120_000)]
    public async Task A_worktree_outside_of_the_places_that_the_runner_allows_is_our_fault()
    {
        await using var runner = new RealRunner(output, ("DX_RUNNER_EXTRA_ALLOWED_PREFIXES", ""));
        var order = await runner.OrderAsync("cc-glm");

        await ShouldBeRefusedAsync(runner, order, 22, Fault.Ours, code: null);
    }

    [SmokeFact(Timeout = 120_000)]
    public async Task No_worktree_is_our_fault()
    {
        await using var runner = new RealRunner(output, ("DX_RUNNER_DEFAULT_WORKTREE", ""));
        var order = await runner.OrderAsync("cc-glm") with { Worktree = null };

        await ShouldBeRefusedAsync(runner, order, 22, Fault.Ours, "worktree_missing");
    }

    private async Task ShouldBeRefusedAsync(RealRunner runner, StartOrder order, int exitCode, Fault fault, string? code)
    {
        var launch = await Launch.StartAsync(runner, order);

        output.WriteLine(launch.Reading.ToString());
        runner.Calls.LastExitCode.Should().Be(exitCode);
        launch.Reading.Refusal!.Fault.Should().Be(fault);
        launch.Reading.Refusal.Code.Should().Be(code);
        await launch.ShouldBeRefusedWithoutATraceAsync();
    }
}
