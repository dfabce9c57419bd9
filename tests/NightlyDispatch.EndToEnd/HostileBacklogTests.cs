using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd;

public sealed class HostileBacklogTests
{
    private const int Bound = 120_000;

    private const string Hostile = "\u001b[31m\u202e\n<!channel> `$(id)` --help \0";

    [Fact(Timeout = Bound)]
    public async Task What_cannot_be_an_id_reaches_no_command_and_each_such_bug_is_accounted_for()
    {
        string[] ids = ["--help", "../x", "", "bd-1;id", "bd 1"];
        var issues = ids.Select(id => new TrackerIssue(id, "Bug", Night.Monday));
        await using var night = await Night.BeginAsync(RehearsalSetting.Of([.. issues, Night.Bug(7)]));

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(0);
        pass.Output.Should().Contain("received 6 = 5 filtered out (5 unsafe id) + 1 listed");
        pass.Error.Should().Contain("5 issues of bd ready left out: unsafe id (the first is element ");
        night.Starts.Should().ContainSingle().Which.Arguments.Should().Contain("bd-7");
        night.Calls.SelectMany(call => call.Arguments).Should().NotContain(ids);
        night.Held.Should().Equal("bd-7");
    }

    [Fact(Timeout = Bound)]
    public async Task Hostile_text_in_a_bug_neither_colours_the_account_nor_calls_a_channel_nor_hides_it()
    {
        var bug = Night.Bug(1) with { Title = Hostile, Description = Hostile, Labels = [Hostile, "repo:../.."] };
        var unwanted = Night.Bug(2) with { Labels = ["No-Nightly"] };
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(bug, unwanted) with
        {
            Runner = new RunnerPlan().WithPreflight("opencode", PreflightVerdict.Blocked),
        });

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(0);
        (pass.Output + pass.Error).Should().NotContainAny("\u001b", "\u202e", "\0");
        pass.Output.Should().Contain("received 2 = 1 filtered out (1 excluded label) + 1 listed");
        night.Alerts.Should().ContainSingle().Which.Should().NotContain("<!channel>");
        night.Starts.Should().ContainSingle().Which.Arguments.Should().Contain("bd-1");
        (await night.AgentAsync("bd-1")).PromptBytes.Should().BePositive();
    }

    [Fact(Timeout = Bound)]
    public async Task A_title_that_is_not_utf_8_does_not_hide_its_bug()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            TrackerFaults = [new Fault(new FaultMatch("ready"), new FaultEffect(InvalidUtf8: true))],
        });

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(0);
        pass.Output.Should().Contain("1 dispatched").And.Contain("(Bug 1");
        night.Held.Should().Equal("bd-1");
    }

    [Fact(Timeout = Bound)]
    public async Task A_null_for_a_list_is_said_to_be_odd()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            TrackerFaults = [new Fault(new FaultMatch("ready"), new FaultEffect(Null: true))],
        });

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(0);
        pass.Error.Should().MatchRegex("WRN [^ ]+ bd ready answered null; taken as an empty list");
        night.Calls.Should().Contain(call => call.Tool == "bd" && call.Arguments[0] == "status");
        night.Updates.Should().BeEmpty();
    }
}
