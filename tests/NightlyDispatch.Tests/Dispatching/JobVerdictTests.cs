using NightlyDispatch.Dispatching;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Worktrees;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>Design, section 4, "After the job".</summary>
public sealed class JobVerdictTests
{
    private static readonly WorktreeChanges Commits = new(["abc123 Fix the basket"], HasMovedHead: true, HasChangedFiles: false);
    private static readonly WorktreeChanges Files = new([], HasMovedHead: false, HasChangedFiles: true);
    private static readonly WorktreeChanges Nothing = new([], HasMovedHead: false, HasChangedFiles: false);

    private static readonly JobEvidence NothingSeen = new([], HasMovedHead: false, HasChangedFiles: false);

    [Theory]
    [InlineData("exited_ok")]
    [InlineData("no_op_success")]
    [InlineData("stopped")]
    public void A_job_that_did_not_fail_and_left_commits_or_changes_worked_whatever_the_runner_calls_it(string state)
    {
        JobVerdict.Of(Check(state), null, Commits).Should().BeEquivalentTo(
            new JobVerdict(
                JobOutcome.Worked,
                "process_exit_with_rc",
                $"{state} (process_exit_with_rc); 1 new commit",
                new JobEvidence(Commits.Commits, HasMovedHead: true, HasChangedFiles: false)));
        JobVerdict.Of(Check(state), null, Files).Should().BeEquivalentTo(
            new JobVerdict(
                JobOutcome.Worked,
                "process_exit_with_rc",
                $"{state} (process_exit_with_rc); no new commit, but a changed worktree",
                new JobEvidence([], HasMovedHead: false, HasChangedFiles: true)));
    }

    [Theory]
    [InlineData("exited_ok", nameof(JobOutcome.DidNothing))]
    [InlineData("no_op_success", nameof(JobOutcome.DidNothing))]
    [InlineData("stopped", nameof(JobOutcome.Stopped))]
    public void A_job_that_left_its_worktree_as_it_was_did_nothing_or_was_kept_from_it(string state, string outcome) =>
        JobVerdict.Of(Check(state), new RunReport("0", "process_exit_with_rc", "17"), Nothing).Should().BeEquivalentTo(
            new JobVerdict(
                Enum.Parse<JobOutcome>(outcome),
                "process_exit_with_rc",
                $"{state}, exit 0 (process_exit_with_rc); nothing changed in its worktree",
                NothingSeen,
                TimeSpan.FromSeconds(17)));

    [Fact]
    public void A_job_that_failed_did_not_work_although_it_committed() =>
        JobVerdict.Of(Check("exited_err"), new RunReport("1", "opencode_rate_limited", "17"), Commits).Should().BeEquivalentTo(
            new JobVerdict(
                JobOutcome.Failed,
                "opencode_rate_limited",
                "exited_err, exit 1 (opencode_rate_limited)",
                new JobEvidence(Commits.Commits, HasMovedHead: true, HasChangedFiles: false),
                TimeSpan.FromSeconds(17)));

    [Theory]
    [InlineData("exited_ok", nameof(JobOutcome.Worked))]
    [InlineData("no_op_success", nameof(JobOutcome.DidNothing))]
    [InlineData("exited_err", nameof(JobOutcome.Failed))]
    [InlineData("stopped", nameof(JobOutcome.Stopped))]
    [InlineData("missing", nameof(JobOutcome.Failed))]
    public void Where_git_cannot_tell_the_runners_state_has_to_do(string state, string outcome) =>
        JobVerdict.Of(Check(state), null, changes: null).Outcome.ToString().Should().Be(outcome);

    [Fact]
    public void A_job_of_which_nobody_knows_anything_any_more_has_vanished() =>
        JobVerdict.Of(check: null, report: null, changes: null).Should().BeEquivalentTo(
            new JobVerdict(JobOutcome.Vanished, "vanished", "vanished"));

    [Fact]
    public void A_job_that_vanished_is_judged_by_its_worktree()
    {
        JobVerdict.Of(check: null, report: null, Commits).Outcome.Should().Be(JobOutcome.Worked);
        JobVerdict.Of(check: null, report: null, Nothing).Should().BeEquivalentTo(
            new JobVerdict(JobOutcome.Vanished, "vanished", "vanished; nothing changed in its worktree", NothingSeen));
    }

    private static CheckReading Check(string state) => new(state, "process_exit_with_rc", "opencode", "20260822010000-opencode-1");
}
