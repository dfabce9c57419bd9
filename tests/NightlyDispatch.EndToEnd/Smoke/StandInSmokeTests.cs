using NightlyDispatch.DxRunner;
using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Smoke;

/// <summary>
/// Launches agents through the real runner on every machine: here, and only here, a stand-in takes the place of the provider's
/// own command-line program, which the runner starts as the agent. The runner itself is the real one.
/// </summary>
[Collection(SmokeRun.Collection)]
public sealed class StandInSmokeTests(ITestOutputHelper output)
{
    private const string Provider = "cc-glm";

    [SmokeFact(Timeout = 120_000)]
    public async Task An_agent_is_launched_recognised_and_ended_for_good()
    {
        await using var runner = RunnerWithAgent("exec sleep 100");

        var launch = await StartAsync(runner);

        (await launch.LivenessAsync()).Should().Be(Liveness.Alive);
        var status = await runner.Client.StatusAsync(CancellationToken.None);
        status.LiveRow(runner.Bug.Value)!.ProcessId.Should().Be(launch.Reading.Line!.ProcessId);
        await launch.ShouldBeOursAndEndForGoodAsync();
    }

    [SmokeFact(Timeout = 120_000)]
    public async Task A_second_start_while_the_agent_works_is_refused_and_not_taken_for_its_run()
    {
        await using var runner = RunnerWithAgent("exec sleep 100");
        var first = await StartAsync(runner);

        var second = await Launch.StartAsync(runner, await runner.OrderAsync(Provider));

        output.WriteLine(second.Reading.ToString());
        second.Reading.Kind.Should().Be(StartKind.Unclear);
        second.Reading.Refusal!.Fault.Should().Be(Fault.SomeoneElse);
        (await second.LivenessAsync()).Should().Be(Liveness.NotLaunched);
        (await first.LivenessAsync()).Should().Be(Liveness.Alive);
    }

    [SmokeTheory(Timeout = 120_000)]
    [InlineData(0)]
    [InlineData(3)]
    public async Task An_agent_that_ends_by_itself_is_reported_with_its_exit_code(int exitCode)
    {
        await using var runner = RunnerWithAgent($"exit {exitCode}");
        var launch = await StartAsync(runner);

        var report = await launch.ReportOfEndAsync();

        output.WriteLine(report?.ToString());
        report!.ExitCode.Should().Be($"{exitCode}");
    }

    private RealRunner RunnerWithAgent(string command)
    {
        var runner = new RealRunner(output, ("CC_GLM_AUTH_TOKEN", "none"), ("DX_RUNNER_MAX_PARALLEL_CC_GLM", "100"));
        runner.Folder.AddProgram("claude", $"#!/bin/sh\n{command}\n");
        return runner;
    }

    private async Task<Launch> StartAsync(RealRunner runner)
    {
        var launch = await Launch.StartAsync(runner, await runner.OrderAsync(Provider));
        output.WriteLine(launch.Reading.ToString());
        launch.Reading.Kind.Should().Be(StartKind.Acknowledged);
        return launch;
    }
}
