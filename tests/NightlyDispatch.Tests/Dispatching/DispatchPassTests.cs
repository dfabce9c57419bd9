using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using NSubstitute.Extensions;

namespace NightlyDispatch.Tests.Dispatching;

public sealed class DispatchPassTests
{
    [Fact]
    public async Task Without_bugs_neither_a_provider_nor_the_runner_is_asked()
    {
        using var night = new Night();

        var result = await night.PassAsync();

        result.ExitCode.Should().Be(0);
        night.Calls.Should().Equal("version", "list", "ready");
        night.Events.Should().Equal("pass-started", "orphans-searched", "backlog-read", "pass-ended");
    }

    [Fact]
    public async Task The_account_names_what_was_received_and_filtered_out_and_how_each_listed_bug_ended()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");

        var tally = (await night.PassAsync()).Tally;

        tally.Should().BeEquivalentTo(PassTally.Empty with
        {
            Received = 3,
            FilteredOut = PassTally.Empty.FilteredOut.Add("other type", 1),
            Listed = 2,
            Dispatched = 1,
            Deferred = 1,
        });
    }

    [Fact]
    public async Task Bugs_that_were_not_looked_at_are_deferred_by_their_number()
    {
        using var night = new Night();
        var bug = night.Tracker.Add("bd-1");
        night.Tracker.Beads.Configure().ReadyAsync(default, default).ReturnsForAnyArgs(new Listing(9, 9, new Dictionary<string, int>(), [bug]));

        var result = await night.PassAsync();

        (result.ExitCode, result.Tally.Dispatched, result.Tally.Deferred, result.Behind).Should().Be((0, 1, 8, 8));
        night.Events.Should().ContainSingle(name => name == "bugs-deferred");
    }

    [Fact]
    public async Task As_many_bugs_are_looked_at_as_are_set_aside_and_five_hundred_more()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        await night.PassAsync();

        await night.PassAsync();

        await night.Tracker.Beads.Received(1).ReadyAsync(500, Arg.Any<CancellationToken>());
        await night.Tracker.Beads.Received(1).ReadyAsync(501, Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task An_account_that_does_not_balance_is_a_defect()
    {
        using var night = new Night();
        var bug = night.Tracker.Add("bd-1");
        night.Tracker.Beads.Configure().ReadyAsync(default, default).ReturnsForAnyArgs(new Listing(3, 2, new Dictionary<string, int>(), [bug]));

        var result = await night.PassAsync();

        result.ExitCode.Should().Be(1);
        result.Problems.Should().ContainSingle().Which.Should().StartWith("the account does not balance: ");
    }

    [Fact]
    public async Task A_tracker_that_does_not_answer_is_never_no_bugs()
    {
        using var night = new Night();
        night.Tracker.Beads.Configure().ReadyAsync(default, default).ThrowsAsyncForAnyArgs(new TrackerException("bd ready answered with text"));

        var result = await night.PassAsync();

        (result.ExitCode, result.Problems[0]).Should().Be((5, "bd ready answered with text"));
        night.Channel.Heads.Should().Equal("tracker-unusable bd");
    }

    [Fact]
    public async Task A_tracker_that_answers_again_is_told_of()
    {
        using var night = new Night();
        night.Tracker.Beads.Configure().VersionAsync(default).ThrowsAsyncForAnyArgs(new TrackerException("bd is too old"));
        await night.PassAsync();
        night.Tracker.Beads.Configure().VersionAsync(default).ReturnsForAnyArgs(new TrackerVersion(new Version(1, 0, 5), "0.56.1 exits 0 for a lost claim"));

        await night.NextPassAsync();

        night.Channel.Heads.Should().Equal("tracker-unusable bd", "recovered tracker-unusable bd");
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(7, 0)]
    [InlineData(null, 0)]
    public async Task A_tracker_that_is_empty_and_has_had_bugs_looks_at_another_workspace(int? issues, int exitCode)
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        await night.PassAsync();
        night.Tracker.Beads.Configure().ReadyAsync(default, default).ReturnsForAnyArgs(new Listing(0, 0, new Dictionary<string, int>(), []));
        night.Tracker.Beads.Configure().CountAsync(default).ReturnsForAnyArgs(issues);

        (await night.NextPassAsync()).ExitCode.Should().Be(exitCode);
    }

    [Fact]
    public async Task A_tracker_that_has_always_been_empty_is_believed()
    {
        using var night = new Night();
        night.Tracker.Beads.Configure().ReadyAsync(default, default).ReturnsForAnyArgs(new Listing(0, 0, new Dictionary<string, int>(), []));
        night.Tracker.Beads.Configure().CountAsync(default).ReturnsForAnyArgs(0);

        (await night.PassAsync()).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Three_passes_in_a_row_without_progress_are_a_failure_until_something_is_dispatched()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.Rows.Add(new("bd-1", "gemini", "healthy", null));

        var exitCodes = new List<int>();
        for (var pass = 0; pass < 4; pass++)
            exitCodes.Add((await night.NextPassAsync()).ExitCode);
        night.Runs.Rows.Clear();
        exitCodes.Add((await night.NextPassAsync()).ExitCode);

        exitCodes.Should().Equal(0, 0, 4, 4, 0);
        night.Channel.Heads.Where(head => head.Contains("no-progress", StringComparison.Ordinal)).Should()
            .Equal("no-progress backlog", "no-progress backlog", "recovered no-progress backlog");
    }

    [Fact]
    public async Task An_empty_backlog_ends_a_series_without_progress()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.Rows.Add(new("bd-1", "gemini", "healthy", null));
        for (var pass = 0; pass < 3; pass++)
            await night.NextPassAsync();
        night.Tracker.Remove("bd-1");

        var result = await night.NextPassAsync();

        result.ExitCode.Should().Be(0);
        night.Channel.Heads[^1].Should().Be("recovered no-progress backlog");
    }

    [Fact]
    public async Task A_job_that_runs_is_progress()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        for (var pass = 0; pass < 3; pass++)
            await night.PassAsync();

        night.State.PassesWithoutProgress.Should().Be(0);
    }

    [Fact]
    public async Task A_pause_after_the_claim_is_made_before_the_first_re_read()
    {
        using var night = new Night(settings => settings with { Dispatch = settings.Dispatch with { ClaimPause = TimeSpan.FromSeconds(2) } });
        night.Tracker.Add("bd-1");
        var claimed = night.Time.GetUtcNow();

        await night.PassAsync();

        (night.Time.GetUtcNow() - claimed).Should().Be(TimeSpan.FromSeconds(2));
        night.Journal.Should().ContainInOrder(("claim bd-1", "claim-intended"), ("show bd-1", "prompt-intended"), ("start bd-1 opencode", "start-intended"));
    }

    [Fact]
    public async Task Parallelism_widens_for_good_after_48_clean_hours()
    {
        using var night = new Night();
        for (var hour = 0; hour < 48; hour++)
            await night.NextPassAsync();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");

        var result = await night.NextPassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged", "bd-2 Acknowledged");
        night.Events.Count(name => name == "parallelism-widened").Should().Be(1);
        night.State.Migration.IsWidened.Should().BeTrue();
    }

    [Fact]
    public async Task Settings_that_allow_no_agent_are_a_pause()
    {
        using var night = new Night(settings => settings with { Parallelism = new ParallelismSettings(0, 0, TimeSpan.FromHours(48)) });
        night.Tracker.Add("bd-1");

        var result = await night.PassAsync();

        (result.Endings()[0], result.ExitCode).Should().Be(("bd-1 Deferred", 0));
    }
}
