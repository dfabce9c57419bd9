using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd;

public sealed class RunnerUnusableTests
{
    private const int Bound = 120_000;

    [Fact(Timeout = Bound)]
    public async Task A_missing_runner_is_one_error_about_the_runner()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)));
        night.Set("tools", "dxRunner", "/nowhere/dx-runner");

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(6);
        pass.Output.Should().Contain("/nowhere/dx-runner (tools.dxRunner) does not exist");
        night.Alerts.Should().ContainSingle().Which.Should().ContainAll("runner-unusable", "/nowhere/dx-runner");
        (pass.Output + pass.Error).Should().NotContainAny("cc-glm", "gemini");
        night.Updates.Should().BeEmpty();
    }

    [Fact(Timeout = Bound)]
    public async Task The_runners_beads_gate_is_one_error_about_the_runner()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)) with
        {
            Runner = new RunnerPlan().WithFaults("preflight", AnswerFault.RuntimeMissing),
        });

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(6);
        pass.Output.Should().Contain("beads runtime gate failed for command 'preflight'");
        night.Preflights.Should().ContainSingle();
        night.Alerts.Should().ContainSingle().Which.Should().ContainAll("runner-unusable", "beads runtime gate failed");
        night.Updates.Should().BeEmpty();
    }
}
