using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NSubstitute;
using NSubstitute.Extensions;

namespace NightlyDispatch.Tests.Dispatching;

public sealed class DryRunTests
{
    [Fact]
    public async Task Shows_the_command_that_a_pass_would_run_and_leaves_no_trace()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");

        var report = await night.DryRunAsync();

        report.Dispatches.Select(dispatch => dispatch.Bug.Id.Value).Should().Equal("bd-1");
        report.Dispatches[0].Order.Arguments.Take(7).Should().Equal(
            "start", "--beads", "bd-1", "--provider", "opencode", "--model", "zhipuai-coding-plan/glm-5");
        night.Calls.Should().Equal("version", "ready", "preflight opencode zhipuai-coding-plan/glm-5");
        Directory.GetFiles(night.At(""), "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task Asks_no_provider_where_no_bug_would_be_dispatched()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1", description: "op read op://a/b");

        var report = await night.DryRunAsync();

        report.Plan.Excluded.Select(exclusion => exclusion.Bug.Id.Value).Should().Equal("bd-1");
        night.Calls.Should().Equal("version", "ready");
    }

    [Fact]
    public async Task Shows_live_jobs_as_of_the_last_pass_without_asking_the_runner()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        await night.PassAsync();
        night.Calls.Clear();

        var report = await night.DryRunAsync();

        (report.Plan.Room, report.Dispatches.Count).Should().Be((0, 0));
        report.Plan.Full.Should().EndWith(", and bd-1 runs");
        night.Calls.Should().Equal("version", "ready");
    }

    [Fact]
    public async Task Does_not_believe_an_empty_tracker_that_has_had_bugs()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        await night.PassAsync();
        night.Tracker.Beads.Configure().ReadyAsync(default, default).ReturnsForAnyArgs(new Listing(0, 0, new Dictionary<string, int>(), []));
        night.Tracker.Beads.Configure().CountAsync(default).ReturnsForAnyArgs(0);

        await night.Awaiting(n => n.DryRunAsync()).Should().ThrowAsync<TrackerException>();
    }

    [Fact]
    public async Task Counts_a_bug_that_says_the_same_as_another_only_once()
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1", title: "The same");
        night.Tracker.Add("bd-2", title: "the  same");

        (await night.DryRunAsync()).Dispatches.Select(dispatch => dispatch.Bug.Id.Value).Should().Equal("bd-1");
    }
}
