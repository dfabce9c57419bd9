using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>What is about to be done is in the ledger before it is done: after any kill the last line says what to look for.</summary>
public sealed class WriteAheadTests
{
    [Fact]
    public async Task Every_effect_of_a_dispatch_is_announced()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");

        await night.PassAsync();

        night.Journal.Should().Equal(
            ("version", "pass-started"),
            ("list", "pass-started"),
            ("ready", "orphans-searched"),
            ("status", "backlog-read"),
            ("preflight opencode zhipuai-coding-plan/glm-5", "backlog-read"),
            ("claim bd-1", "claim-intended"),
            ("show bd-1", "prompt-intended"),
            ("start bd-1 opencode", "start-intended"),
            ("check bd-1", "acknowledged"),
            ("show bd-1", "acknowledged"));
        night.Events.Should().ContainInOrder("start-intended", "start-spawned", "acknowledged", "bug-ended", "pass-ended");
    }

    [Fact]
    public async Task Every_effect_of_a_refused_dispatch_is_announced()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", 22, "no worktree\n");

        await night.PassAsync();

        night.Journal.Should().EndWith(("release bd-1", "release-intended"));
        night.Events.Should().ContainInOrder(
            "start-refused", "release-intended", "dispatch-closed", "alert-raised", "bug-ended", "alert-delivered", "pass-ended");
    }

    [Fact]
    public async Task Whoever_has_to_know_of_a_failed_job_is_told_before_the_line_after_which_no_pass_would_tell()
    {
        using var night = new Night(settings => settings with { Dispatch = settings.Dispatch with { QuarantineAfter = 1 } });
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        await night.PassAsync();
        night.Runs.End("bd-1", "exited_err");
        await night.NextPassAsync();
        night.Runs.End("bd-2", "exited_err");
        night.Runs.Report = new("1", "opencode_rate_limited", "188");

        await night.NextPassAsync();

        night.Events.Should().ContainInOrder(
            "alert-raised", "job-ended", "alert-raised", "bug-quarantined", "provider-cooled", "alert-raised", "job-ended");
    }

    [Fact]
    public async Task A_prompt_file_is_announced_before_it_is_made_and_the_actor_before_it_claims()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");

        var result = await night.PassAsync();

        var dispatch = night.State.Dispatches["bd-1"];
        (dispatch.Actor, dispatch.Prompt).Should().Be((result.Pass.Actor, night.Prompts[0]));
        (File.GetUnixFileMode(night.Prompts[0]) & (UnixFileMode)0b111_111).Should().Be(UnixFileMode.None);
    }

    [Fact]
    public async Task The_end_of_a_job_is_written_down_before_its_claim_is_touched()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        await night.PassAsync();
        night.Runs.End("bd-1", "exited_ok");

        await night.NextPassAsync();

        night.Journal.Should().Contain(("note bd-1", "job-ended"));
    }

    [Fact]
    public async Task An_agent_is_not_stopped_for_its_time_before_that_can_be_told()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        await night.PassAsync();
        night.Time.Advance(TimeSpan.FromHours(4));

        await night.PassAsync();

        night.Events.Should().ContainInOrder("alert-raised", "job-ended", "release-intended");
    }

    [Fact]
    public async Task Where_the_ledger_cannot_be_written_nothing_is_claimed_and_that_is_posted_at_once()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");

        await night.Awaiting(n => n.PassWithFullDiskAsync()).Should().ThrowAsync<StateException>();

        night.Calls.Should().BeEmpty();
        night.Channel.Posts.Should().ContainSingle().Which.Should().Contain("the ledger cannot be written");
    }
}
