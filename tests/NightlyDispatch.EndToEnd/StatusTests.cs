using System.Text.Json.Nodes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd;

/// <summary>What the person who wakes up is shown, by the built executable.</summary>
public sealed class StatusTests
{
    private const int Bound = 180_000;

    [Fact(Timeout = Bound)]
    public async Task Before_the_first_pass_there_is_nothing_to_show_and_nothing_is_made()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));

        var status = await night.RunAsync("status");

        status.ExitCode.Should().Be(0);
        status.Output.Should().StartWith("last pass  none has ended yet\n");
        Directory.Exists(night.Folder.State).Should().BeFalse();
    }

    [Fact(Timeout = Bound)]
    public async Task A_job_is_shown_with_what_check_and_its_mark_say_and_a_lock_with_its_holder()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)) with
        {
            Runner = new RunnerPlan(Agent: Night.LastingAgent),
        });
        await night.PassAsync();
        var checks = Checks(night);
        night.Plan(new RunnerPlan(Agent: Night.LastingAgent).WithFaults("check", AnswerFault.Hang, AnswerFault.None));
        var (pass, ended) = night.BeginPass();
        await Night.UntilAsync(() => Checks(night) > checks);

        var status = JsonNode.Parse((await night.RunAsync("status", "--json")).Output)!;

        status["jobs"]![0]!.ToJsonString().Should().Contain("\"state\":\"running\"").And.Contain("\"runnerState\":\"healthy\"");
        status["jobs"]![0]!["markedProcesses"]!.GetValue<int>().Should().BePositive();
        status["lock"]!["isHeld"]!.GetValue<bool>().Should().BeTrue();
        status["lock"]!["processId"]!.GetValue<int>().Should().Be(pass);
        status["openPass"]!["isRunning"]!.GetValue<bool>().Should().BeTrue();
        status["lastPass"]!["exitCode"]!.GetValue<int>().Should().Be(0);
        RunnerFolder.Kill(pass);
        await ended;
    }

    [Fact(Timeout = Bound)]
    public async Task A_pause_holds_passes_back_until_resume()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));
        (await night.RunAsync("pause", "--for", "8h", "--reason", "bd is being upgraded")).ExitCode.Should().Be(0);

        var paused = await night.PassAsync();
        var status = await night.RunAsync("status");
        var explained = await night.RunAsync("explain", "bd-1");
        (await night.RunAsync("resume")).ExitCode.Should().Be(0);
        var resumed = await night.PassAsync();

        (paused.ExitCode, resumed.ExitCode).Should().Be((0, 0));
        paused.Output.Should().MatchRegex("^paused until .*: bd is being upgraded");
        status.Output.Should().MatchRegex("(?m)^paused +until .*: bd is being upgraded");
        explained.Output.Should().Contain("but for that: it would be tried, as number 1 of 1");
        resumed.Output.Should().Contain("1 dispatched");
    }

    private static int Checks(Night night) => night.Calls.Count(call => call.Arguments is ["check", ..]);
}
