using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.Reporting;
using NightlyDispatch.Tests.Dispatching;
using NSubstitute;
using NSubstitute.Extensions;

namespace NightlyDispatch.Tests.Reporting;

public sealed class ExplainerTests : IDisposable
{
    private readonly Night _night = new();

    public void Dispose() => _night.Dispose();

    [Fact]
    public async Task Each_pass_that_saw_the_bug_is_told_with_its_steps_and_other_bugs_are_not()
    {
        _night.Tracker.Add("bd-1");
        _night.Tracker.Add("bd-2");
        await _night.PassAsync();
        _night.Runs.End("bd-1", "exited_err");
        await _night.NextPassAsync();

        var (one, other) = (await _night.ExplainAsync("bd-1"), await _night.ExplainAsync("bd-2"));

        one.Should().BeEquivalentTo(new { Title = "Bug bd-1", Priority = 0 });
        one.Passes.Select(pass => pass.Class).Should().Equal("dispatched", "dispatched");
        one.Passes[0].Steps.Select(step => step.Event).Should().StartWith(["claim-intended", "claimed", "prompt-intended", "start-intended"]);
        one.Passes[1].Steps.Select(step => step.Event).Should().ContainInOrder("job-ended", "release-intended", "claim-intended", "acknowledged");
        other.Passes.Should().HaveCount(2).And.OnlyContain(pass => pass.Class == "deferred" && pass.Steps.Count == 0);
    }

    [Fact]
    public async Task Now_it_would_be_tried_in_its_turn_or_wait_or_not_be_listed()
    {
        _night.Tracker.Add("bd-2", priority: 1);
        _night.Tracker.Add("bd-1");

        (await NowAsync("bd-1")).Should().Be("it would be tried, as number 1 of 2");
        (await NowAsync("bd-2")).Should().StartWith("it would be deferred: 1 agent at a time until");
        (await NowAsync("bd-3")).Should().Be("bd knows no such issue");
    }

    [Fact]
    public async Task Now_an_agent_runs_or_somebody_else_holds_it()
    {
        _night.Tracker.Add("bd-1");
        _night.Tracker.Add("bd-2");
        _night.Tracker.Set("bd-2", "in_progress", "Dana Moor");
        await _night.PassAsync();

        (await NowAsync("bd-1")).Should().StartWith("its opencode agent has run since");
        (await NowAsync("bd-2")).Should().Be("bd does not list it as ready: it is in_progress, held by Dana Moor");
    }

    [Fact]
    public async Task Now_it_awaits_review()
    {
        _night.Tracker.Add("bd-1");
        await _night.PassAsync();
        _night.Runs.End("bd-1", "exited_ok");
        await _night.NextPassAsync();

        (await NowAsync("bd-1")).Should().StartWith("bd does not list it as ready: it is in_progress, held by nightlydispatch-").And.EndWith(", and awaits review");
    }

    [Fact]
    public async Task Now_it_is_quarantined_or_paused()
    {
        _night.Tracker.Add("bd-1", description: "Run `op read x` first.");
        for (var i = 0; i < 3; i++)
            await _night.NextPassAsync();
        (await NowAsync("bd-1")).Should().Be("it would be skipped: quarantined after 3 failed attempts (retry bd-1 brings it back)");

        _night.Pause("bd is being upgraded");
        (await NowAsync("bd-1")).Should().StartWith("paused until Sat 22 Aug 12:00 UTC: bd is being upgraded; but for that: it would be skipped");
    }

    [Fact]
    public async Task Now_it_is_ready_but_no_bug_for_the_night()
    {
        _night.Tracker.Add("bd-1");
        _night.Tracker.Beads.Configure().ReadyAsync(default, default).ReturnsForAnyArgs(new Listing(1, 0, new Dictionary<string, int> { ["other priority"] = 1 }, []));
        _night.Tracker.Beads.Configure().WhyNotListedAsync(default!, default, default).ReturnsForAnyArgs("other priority", Listing.WhyBehind, null);

        (await NowAsync("bd-1")).Should().Be("it is no bug for the night: other priority");
        (await NowAsync("bd-1")).Should().Be("it would be deferred: behind more urgent bugs");
        (await NowAsync("bd-1")).Should().StartWith("bd does not list it as ready although it is open");
    }

    [Fact]
    public async Task What_has_been_is_told_although_bd_does_not_answer()
    {
        _night.Tracker.Add("bd-1");
        await _night.PassAsync();
        _night.Tracker.Beads.Configure().ShowAsync(default!, default).ReturnsForAnyArgs<Holding?>(_ => throw new TrackerException("bd show: no answer"));

        var explanation = await _night.ExplainAsync("bd-1");

        explanation.Passes.Should().ContainSingle();
        explanation.Now.Should().Be(new ExplainedNow(null, null, "what a pass would do is not known, because bd does not answer", "bd show: no answer"));
    }

    private async Task<string> NowAsync(string bug) => (await _night.ExplainAsync(bug)).Now.What;
}
