using NightlyDispatch.Beads;
using NightlyDispatch.DxRunner;
using NSubstitute;
using NSubstitute.Extensions;

namespace NightlyDispatch.Tests.Dispatching;

public sealed class OrphanedClaimsTests
{
    [Fact]
    public async Task With_an_empty_ledger_claims_of_this_host_go_back_and_no_others()
    {
        using var night = new Night();
        foreach (var (bug, holder) in ((string, string)[])
            [
                ("bd-1", night.NewActor()), ("bd-2", "nightlydispatch-build-2-0123456789abcdef"), ("bd-3", "Dana Moor"), ("bd-4", "nightlydispatch-build-1-x"),
                ("bd-5", night.NewActor("machine-2")),
            ])
        {
            night.Tracker.Add(bug);
            night.Tracker.Set(bug, "in_progress", holder);
        }

        await night.PassAsync();

        night.Tracker.Notes.Should().Equal("bd-1: nightly-dispatch gave this back: the pass that claimed it was cut short");
        night.Calls.Where(call => call.StartsWith("release", StringComparison.Ordinal)).Should().Equal("release bd-1");
        night.Events.Should().Contain("orphans-searched");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_bd_that_could_still_free_the_bug_for_the_pass_that_was_cut_short_is_ended_first()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        var ours = night.NewActor();
        night.Tracker.Set("bd-1", "in_progress", ours);
        using var bd = Sleeper.Run("update", "bd-1", "--status", "open", "--assignee", "", "--actor", ours, "--json");

        await night.PassAsync();

        bd.IsRunning.Should().BeFalse();
        night.Calls.Should().ContainInOrder("release bd-1", "claim bd-1");
    }

    [Fact]
    public async Task A_search_is_made_once_and_not_again_after_a_pass_that_ended()
    {
        using var night = new Night();
        await night.PassAsync();
        await night.NextPassAsync();

        night.Calls.Count(call => call == "list").Should().Be(1);
    }

    [Fact]
    public async Task After_a_pass_that_was_cut_short_the_search_is_made_again_and_spares_open_dispatches_and_reviews()
    {
        using var night = new Night();
        foreach (var bug in (string[])["bd-1", "bd-2", "bd-3"])
            night.Tracker.Add(bug);
        await night.PassAsync();
        night.Runs.End("bd-1", "exited_ok");
        await night.NextPassAsync();
        var (reviewed, live) = (night.Tracker["bd-1"], night.Tracker["bd-2"]);
        night.Tracker.Set("bd-3", "in_progress", night.Cut([]));
        night.Calls.Clear();

        await night.PassAsync();

        night.Calls.Where(call => call.StartsWith("release", StringComparison.Ordinal)).Should().Equal("release bd-3");
        (night.Tracker["bd-1"], night.Tracker["bd-2"]).Should().Be((reviewed, live));
    }

    [Theory]
    [InlineData("healthy", null)]
    [InlineData(null, "dx-runner status gave no answer in time")]
    public async Task A_claim_on_which_an_agent_works_or_may_work_is_kept_and_looked_at_again(string? state, string? problem)
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        var ours = night.NewActor();
        night.Tracker.Set("bd-1", "in_progress", ours);
        StatusRow[] rows = state is null ? [] : [new StatusRow("bd-1", "gemini", state, null)];
        night.Runs.Runner.Configure().StatusAsync(default).ReturnsForAnyArgs(new NightlyDispatch.DxRunner.StatusReading(rows, problem));

        await night.PassAsync();
        await night.NextPassAsync();

        night.Tracker["bd-1"].Should().Be(new Holding("bd-1", "in_progress", ours));
        night.Calls.Count(call => call == "list").Should().Be(2);
    }
}
