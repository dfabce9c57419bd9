using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>What becomes of a start of which a killed pass did not learn how it ended (design, section 5).</summary>
public sealed class StartSettlementTests
{
    [Fact]
    public async Task A_start_that_launched_an_agent_is_adopted()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        var actor = night.Cut(Left.StartSpawned);
        night.Tracker.Set("bd-1", "in_progress", actor);
        night.Runs.Set("bd-1", "healthy", "opencode", Left.StartProcessId);

        var result = await night.PassAsync();

        result.ExitCode.Should().Be(0);
        night.Tracker["bd-1"].Assignee.Should().Be(actor);
        night.State.Dispatches["bd-1"].Stage.Should().Be(DispatchStage.Acknowledged);
        night.Events.Should().ContainInOrder("start-spawned", "acknowledged", "claim-confirmed");
        night.Runs.Orders.Should().BeEmpty();
    }

    [Fact]
    public async Task A_start_of_which_not_even_the_process_is_known_is_told_by_its_time()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Set("bd-1", "in_progress", night.Cut(Left.StartIntended));
        night.Runs.Set("bd-1", "healthy", "opencode", startProcessId: 77);

        await night.PassAsync();

        night.State.Dispatches["bd-1"].Stage.Should().Be(DispatchStage.Acknowledged);
    }

    [Fact]
    public async Task A_start_that_launched_nothing_is_given_back_and_the_bug_may_be_tried_again()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Set("bd-1", "in_progress", night.Cut(Left.StartSpawned));

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        night.Tracker.Notes.Should().Equal("bd-1: nightly-dispatch gave this back: its start was left unclear, and turned out to have launched nothing");
        night.State.Bugs.Should().BeEmpty();
    }

    [Fact]
    public async Task A_start_whose_agent_has_ended_meanwhile_is_judged_in_the_same_pass()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Set("bd-1", "in_progress", night.Cut(Left.StartSpawned));
        night.Runs.Set("bd-1", "exited_ok", "opencode", Left.StartProcessId);

        await night.PassAsync();

        night.Events.Should().ContainInOrder("acknowledged", "job-ended", "dispatch-closed");
        night.State.Bugs["bd-1"].AwaitsReview.Should().NotBeNull();
    }

    [Fact]
    public async Task An_unknown_start_is_kept_while_the_runner_does_not_answer_and_said_so_from_the_third_pass_on()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        var actor = night.Cut(Left.StartSpawned);
        night.Tracker.Set("bd-1", "in_progress", actor);
        night.Runs.Answers = false;

        var exitCodes = new List<int> { (await night.PassAsync()).ExitCode, (await night.NextPassAsync()).ExitCode };
        night.Channel.Posts.Should().BeEmpty();
        exitCodes.Add((await night.NextPassAsync()).ExitCode);

        exitCodes.Should().Equal(7, 7, 7);
        night.Channel.Posts.Should().ContainSingle().Which.Should().StartWith(
            "*outcome-unknown* bd-1\nits dispatch could not be settled in 3 passes: dx-runner check gave no answer in time\n");
        night.Tracker["bd-1"].Assignee.Should().Be(actor);
        night.State.LiveJobs.Should().Be(1);

        night.Runs.Answers = true;
        night.Runs.Set("bd-1", "healthy", "opencode", Left.StartProcessId);
        (await night.NextPassAsync(minutes: 20)).ExitCode.Should().Be(0);

        night.Channel.Heads.Should().Equal("outcome-unknown bd-1", "recovered outcome-unknown bd-1");
    }

    [Fact]
    public async Task An_unknown_start_that_is_older_than_a_job_may_become_is_given_back_as_a_failed_attempt()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Set("bd-1", "in_progress", night.Cut(Left.StartSpawned));
        night.Runs.Answers = false;
        night.Time.Advance(TimeSpan.FromHours(3.1));

        var result = await night.PassAsync();

        night.Tracker.Notes.Should().Equal("bd-1: nightly-dispatch gave this back: nobody could tell whether its agent was launched");
        night.State.Bugs["bd-1"].OwnFailures.Should().Be(1);
        night.Events.Should().ContainInOrder("job-ended", "release-intended", "dispatch-closed");
        result.Endings().Should().Equal("bd-1 Acknowledged");
    }

    [Fact]
    public async Task Without_a_limit_for_jobs_an_unknown_start_is_kept_for_ever()
    {
        using var night = new Night(settings => settings with { Dispatch = settings.Dispatch with { JobTimeout = TimeSpan.Zero } });
        night.Tracker.Add("bd-1");
        night.Tracker.Set("bd-1", "in_progress", night.Cut(Left.StartSpawned));
        night.Runs.Answers = false;
        night.Time.Advance(TimeSpan.FromDays(30));

        (await night.PassAsync()).ExitCode.Should().Be(7);

        night.State.Dispatches["bd-1"].Stage.Should().Be(DispatchStage.Unknown);
    }
}
