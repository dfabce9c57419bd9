using System.Text.Json.Nodes;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd;

/// <summary>What cron mails of a pass: nothing, or all that the person who reads it needs.</summary>
public sealed class QuietTests
{
    private const int Bound = 120_000;

    [Fact(Timeout = Bound)]
    public async Task A_quiet_night_is_silent()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));

        var pass = await night.PassAsync("--quiet", "--verbose");

        (pass.ExitCode, pass.Output, pass.Error).Should().Be((0, "", ""));
        night.Starts.Should().ContainSingle("it worked all the same");
    }

    [Fact(Timeout = Bound)]
    public async Task What_was_alerted_is_told_although_the_pass_ended_well()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            Runner = new RunnerPlan().WithPreflight("opencode", PreflightVerdict.Blocked),
        });

        var pass = await night.PassAsync("--quiet");

        pass.ExitCode.Should().Be(0);
        pass.Output.Should().StartWith("received 1 = ").And.EndWith(": exit 0, ok\n")
            .And.Contain("\nalerted: provider-fallback opencode\n");
        pass.Error.Should().Contain("Preflight opencode").And.Contain("WRN").And.Contain("bd-1 P1 Dispatched");
    }

    [Fact(Timeout = Bound)]
    public async Task A_pass_that_fails_tells_everything()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            TrackerFaults = [new Fault(new FaultMatch("ready"), new FaultEffect(ServerDown: true))],
        });

        var pass = await night.PassAsync("--quiet");

        pass.ExitCode.Should().Be(5);
        pass.Output.Should().Contain("problem: ").And.EndWith("exit 5, tracker-unusable\n");
        pass.Error.Should().Contain("ERR");
    }

    [Theory(Timeout = Bound)]
    [InlineData("garbage", "10")]
    [InlineData("", "2")]
    public async Task What_keeps_a_pass_from_beginning_is_told(string ledger, string exitCode)
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));
        if (ledger.Length > 0)
        {
            Directory.CreateDirectory(night.Folder.State, StateFolder.Mode);
            await File.WriteAllTextAsync(StateFiles.Ledger(night.Folder.State), ledger + "\n");
        }
        else
        {
            await File.WriteAllTextAsync(night.Folder.Config, "[]");
        }

        var pass = await night.PassAsync("--quiet");

        $"{pass.ExitCode}".Should().Be(exitCode);
        pass.Error.Should().Contain("nightly-dispatch: ");
    }

    [Fact(Timeout = Bound)]
    public async Task A_program_that_reads_the_log_reads_nothing_but_objects()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            Runner = new RunnerPlan().WithPreflight("opencode", PreflightVerdict.Blocked),
        });

        var pass = await night.PassAsync("--log", "json", "--verbose");

        pass.Output.Should().BeEmpty();
        var events = pass.Error.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        events.Should().HaveCountGreaterThan(8);
        events.Select(line => line["Properties"]!["Pass"]!.ToString()).Distinct().Should().ContainSingle();
        events[^1]["Properties"]!["ExitCode"]!.GetValue<int>().Should().Be(0);
        events[^1]["Properties"]!["Dispatched"]!.GetValue<int>().Should().Be(1);
    }

    [Fact(Timeout = Bound)]
    public async Task A_program_is_told_of_settings_that_make_no_sense_in_an_object_too()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of());
        await File.WriteAllTextAsync(night.Folder.Config, "[]");

        var pass = await night.PassAsync("--log", "json");

        pass.ExitCode.Should().Be(2);
        var problem = JsonNode.Parse(pass.Error)!["Properties"]!["Problem"]!.ToString();
        problem.Should().EndWith("config.json:1:1: $: must be an object, not a list");
    }
}
