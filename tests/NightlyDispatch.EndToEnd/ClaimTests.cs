using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd;

public sealed class ClaimTests
{
    private const int Bound = 120_000;

    private const string Dana = "Dana Moor";

    private static readonly FaultMatch ItsClaim = new("update", "bd-1", Flag: "--claim");

    private static readonly Dictionary<string, FalseClaim> Ways = new()
    {
        ["it is lost, and bd 0.56 exits with 0"] = new(new Fault(ItsClaim, new FaultEffect(StealTo: Dana)), "0.56", 0, Dana),
        ["it is lost, and bd 1.3 says so"] = new(new Fault(ItsClaim, new FaultEffect(StealTo: Dana)), "1.3", 0, Dana),
        ["its success is a lie"] = new(new Fault(ItsClaim, new FaultEffect(PhantomSuccess: true)), "1.0.5", 4, ""),
        ["it is stolen before the start"] =
            new(new Fault(new FaultMatch("show", "bd-1", Nth: 1), new FaultEffect(StealTo: Dana)), "1.0.5", 0, Dana),
        ["bd claims another bug"] = new(new Fault(ItsClaim, new FaultEffect(FuzzyTo: "bd-3")), "1.0.5", 4, ""),
    };

    public static TheoryData<string> WaysNames => [.. Ways.Keys];

    [Theory(Timeout = Bound)]
    [MemberData(nameof(WaysNames))]
    public async Task A_bug_whose_claim_is_not_ours_is_not_started_and_the_next_takes_its_place(string way)
    {
        var (fault, profile, exitCode, holder) = Ways[way];
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2), Night.Bug(3)) with
        {
            TrackerProfile = profile,
            TrackerFaults = [fault],
        });

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(exitCode);
        night.Starts.Should().ContainSingle().Which.Arguments.Should().Contain("bd-2");
        night.Issue("bd-1").Assignee.Should().Be(holder);
        night.Held.Should().Equal("bd-2");
        night.Folder.LeftPrompts.Should().ContainSingle().Which.Should().Contain("ndisp_bd-2_");
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

    /// <summary>A way in which a claim of bd-1 does not lead to a bug of ours.</summary>
    /// <param name="ExitCode">Of the pass, in which bd-2 is dispatched all the same.</param>
    /// <param name="Holder">Who has bd-1 afterwards; empty: nobody.</param>
    private sealed record FalseClaim(Fault Fault, string Profile, int ExitCode, string Holder);
}
