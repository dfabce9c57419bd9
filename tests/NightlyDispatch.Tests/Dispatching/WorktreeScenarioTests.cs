using NightlyDispatch.Configuration;
using NightlyDispatch.Tests.Worktrees;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>What a pass does with worktrees, on real git trees.</summary>
public sealed class WorktreeScenarioTests
{
    [Fact(Timeout = 60_000)]
    public async Task An_agent_is_started_in_its_worktree_and_its_commits_await_review()
    {
        using var git = new GitSandbox();
        var tree = await git.TreeAsync("bd-1");
        using var night = new Night(At(git, "{id}"));
        night.Tracker.Add("bd-1");

        var first = await night.PassAsync();
        await git.CommitAsync(tree, "Fix the basket");
        night.Runs.End("bd-1", "no_op_success", "exit_zero_no_mutations");
        var second = await night.NextPassAsync();

        night.Runs.Orders.Should().ContainSingle().Which.Worktree.Should().Be(tree);
        night.Tracker["bd-1"].Assignee.Should().Be(first.Pass.Actor);
        night.Tracker.Notes.Should().ContainSingle().Which.Should().MatchRegex(
            $"^bd-1: nightly-dispatch: opencode worked on this, please review. Worktree: {tree}. Commits: [0-9a-f]+ Fix the basket$");
        night.Prompts.Should().BeEmpty();
        night.State.Bugs["bd-1"].AwaitsReview.Should().NotBeNull();
        second.Endings().Should().BeEmpty();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_job_that_left_its_worktree_as_it_was_goes_back_although_the_runner_calls_it_ok()
    {
        using var git = new GitSandbox();
        await git.TreeAsync("bd-1");
        using var night = new Night(At(git, "{id}"));
        night.Tracker.Add("bd-1");

        await night.PassAsync();
        night.Runs.End("bd-1", "exited_ok");
        await night.NextPassAsync();

        night.Tracker.Notes.Should().Equal(
            "bd-1: nightly-dispatch gave this back: exited_ok, exit 0 (process_exit_with_rc); nothing changed in its worktree");
        night.State.Bugs["bd-1"].OwnFailures.Should().Be(1);
        night.Channel.Heads.Should().Equal("job-failed bd-1");
    }

    [Fact(Timeout = 60_000)]
    public async Task One_worktree_belongs_to_one_live_job()
    {
        using var git = new GitSandbox();
        await git.TreeAsync("shared");
        using var night = new Night(settings => At(git, "shared")(Night.Wide(settings)));
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged", "bd-2 Deferred");
        result.ReasonOf("bd-2").Should().Be("its worktree is that of bd-1, which runs");
        night.Calls.Should().NotContain("claim bd-2");
    }

    [Fact(Timeout = 60_000)]
    public async Task One_worktree_that_cannot_be_made_is_its_bugs_fault_and_a_second_one_is_ours()
    {
        using var git = new GitSandbox();
        using var night = new Night(settings => At(git, "{id}")(Night.Wide(settings)));
        foreach (var bug in (string[])["bd-1", "bd-2", "bd-3"])
            night.Tracker.Add(bug);

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 BugsFault", "bd-2 Ours", "bd-3 Deferred");
        result.ReasonOf("bd-1").Should().Be($"{git.At("bd-1")} does not exist, and worktree.create is not set");
        result.ExitCode.Should().Be(6);
        night.Runs.Orders.Should().BeEmpty();
        (night.Tracker["bd-1"].Status, night.Tracker["bd-2"].Status).Should().Be(("open", "open"));
        (night.State.HistoryOf("bd-1").OwnFailures, night.State.HistoryOf("bd-2").OwnFailures).Should().Be((1, 0));
    }

    [Fact(Timeout = 60_000)]
    public async Task Where_none_is_configured_none_is_passed_and_the_runners_refusal_names_the_setting()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", 22, "reason_code=worktree_missing\nworktree resolution failed for beads=bd-1 (cwd=/)\n");

        var result = await night.PassAsync();

        night.Runs.Orders[0].Arguments.Should().NotContain("--worktree");
        result.Endings().Should().Equal("bd-1 Ours");
        result.ReasonOf("bd-1").Should().Contain("worktree.path");
    }

    [Fact(Timeout = 60_000)]
    public async Task Where_git_cannot_tell_what_a_job_did_the_runner_is_believed()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");

        await night.PassAsync();
        night.Runs.End("bd-1", "exited_ok");
        await night.NextPassAsync();

        night.State.Bugs["bd-1"].AwaitsReview.Should().NotBeNull();
        night.Tracker.Notes.Should().Equal(
            "bd-1: nightly-dispatch: opencode worked on this, please review. Worktree: (the runner's choice). Look there for commits and changed files.");
        night.Events.Should().ContainInOrder("job-ended", "dispatch-closed");
    }

    private static Func<Settings, Settings> At(GitSandbox git, string path) =>
        settings => settings with { Worktree = new WorktreeSettings(git.At(path), Create: null, Repo: null) };
}
