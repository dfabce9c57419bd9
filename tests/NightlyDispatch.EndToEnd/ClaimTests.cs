using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd;

public sealed class ClaimTests
{
    private const int Bound = 120_000;

    private const string Dana = "Dana Moor";

    [Theory(Timeout = Bound)]
    [InlineData("0.56")]
    [InlineData("1.3")]
    public async Task A_bug_whose_claim_is_not_ours_is_not_started_and_the_next_takes_its_place(string profile)
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of([.. Enumerable.Range(1, 7).Select(Night.Bug)]) with
        {
            TrackerProfile = profile,
            TrackerFaults =
            [
                new Fault(ClaimOf("bd-1"), new FaultEffect(StealTo: Dana)),
                new Fault(ClaimOf("bd-2"), new FaultEffect(PhantomSuccess: true)),
                new Fault(new FaultMatch("show", "bd-3", Nth: 1), new FaultEffect(StealTo: Dana)),
                new Fault(ClaimOf("bd-4"), new FaultEffect(FuzzyTo: "bd-6")),
            ],
        });

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(4);
        night.Starts.Should().ContainSingle().Which.Arguments.Should().Contain("bd-5");
        night.Held.Should().Equal("bd-5");
        string[] bugs = ["bd-1", "bd-2", "bd-3", "bd-4", "bd-6"];
        bugs.Select(bug => night.Issue(bug).Assignee).Should().Equal(Dana, "", Dana, "", "");
        night.Folder.LeftPrompts.Should().ContainSingle().Which.Should().Contain("ndisp_bd-5_");
        pass.Output.Should().Contain("1 dispatched").And.NotContain("does not balance");
    }

    [Fact(Timeout = Bound)]
    public async Task The_agent_of_a_bug_that_is_stolen_after_its_start_is_stopped_and_the_next_takes_its_place()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)) with
        {
            TrackerFaults = [new Fault(new FaultMatch("show", "bd-1", Nth: 2), new FaultEffect(StealTo: Dana))],
        });

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(0);
        pass.Output.Should().Contain($"held by {Dana}; its agent was stopped");
        (await night.AgentAsync("bd-2")).Should().NotBeNull();
        night.RunningAgents.Should().Equal("bd-2");
        night.Issue("bd-1").Should().BeEquivalentTo(new { Status = "in_progress", Assignee = Dana, Notes = "" });
        night.Held.Should().Equal("bd-2");
        night.Folder.LeftPrompts.Should().ContainSingle().Which.Should().Contain("ndisp_bd-2_");
    }

    [Theory(Timeout = Bound)]
    [InlineData("1.0.5")]
    [InlineData("1.3")]
    public async Task A_claim_after_which_the_tracker_dies_is_given_back_by_the_next_pass(string profile)
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)) with
        {
            TrackerProfile = profile,
            TrackerFaults = [new Fault(new FaultMatch("show"), new FaultEffect(ServerDown: true))],
        });

        var first = await night.PassAsync();
        var claimed = night.Issue("bd-1").Assignee;
        TrackerWorkspace.Inject(night.Folder.Beads);
        var second = await night.PassAsync();

        first.ExitCode.Should().Be(5);
        claimed.Should().StartWith("nightlydispatch-");
        second.ExitCode.Should().Be(0);
        var release = night.Updates.Single(call => call.Arguments.Contains("open"));
        release.Arguments.Should().ContainInConsecutiveOrder("--actor", claimed);
        release.Arguments.Contains("--if-assignee").Should().Be(profile == "1.3");
        night.Issue("bd-1").Notes.Should().Contain("nightly-dispatch gave this back");
        night.Starts.Should().ContainSingle();
        night.Held.Should().Equal("bd-1");
        night.Issue("bd-1").Assignee.Should().NotBe(claimed);
        night.Folder.LeftPrompts.Should().ContainSingle();
        night.Alerts.Should().ContainMatch("*tracker-unusable*").And.ContainMatch("*recovered*");
    }

    private static FaultMatch ClaimOf(string bug) => new("update", bug, Flag: "--claim");
}
