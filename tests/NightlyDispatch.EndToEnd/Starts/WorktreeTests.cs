using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd.Starts;

public sealed class WorktreeTests
{
    private const int Bound = 180_000;

    [Fact(Timeout = Bound)]
    public async Task No_agent_works_where_a_worktree_is_missing_or_another_one_nor_where_the_pass_was_started()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of([.. Enumerable.Range(1, 5).Select(Night.Bug)]));
        Directory.Delete(WorktreeOf(1), recursive: true);
        Directory.Delete(Path.Join(WorktreeOf(2), ".git"), recursive: true);
        Directory.Delete(WorktreeOf(3), recursive: true);
        Directory.CreateSymbolicLink(WorktreeOf(3), WorktreeOf(5));

        var first = await night.PassInAsync(WorktreeOf(5));
        foreach (var done in (string[])["bd-1", "bd-2"])
            TrackerWorkspace.Edit(night.Folder.Beads, done, bug => bug.WithStatus("closed", Night.Monday));
        Directory.Move(Path.Join(WorktreeOf(4), ".git"), Path.Join(WorktreeOf(4), "..", ".git"));
        var second = await night.PassInAsync(WorktreeOf(5));

        first.ExitCode.Should().Be(6, first.Error);
        first.Output.Should().Contain("5 listed = 0 dispatched + 1 skipped + 3 deferred + 1 failed")
            .And.Contain($"skipped: {WorktreeOf(1)} does not exist")
            .And.Contain($"failed: {WorktreeOf(2)} is no working tree of git");
        second.ExitCode.Should().Be(6, second.Error);
        second.Output.Should().Contain("3 listed = 0 dispatched + 1 skipped + 1 deferred + 1 failed")
            .And.Contain($"skipped: {WorktreeOf(3)} leads to {WorktreeOf(5)}")
            .And.Contain($"failed: {WorktreeOf(4)} is inside the git tree");
        night.Starts.Should().BeEmpty();
        night.Ledger.Dispatches.Should().BeEmpty();

        string WorktreeOf(int number) => night.Folder.Worktree($"bd-{number}");
    }

    [Fact(Timeout = Bound)]
    public async Task Without_any_worktree_the_runners_refusal_is_ours_and_names_the_setting()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)).WithSection("worktree", "{}"));

        var pass = await night.PassInAsync(night.Folder.Worktree("bd-1"));

        pass.ExitCode.Should().Be(6, pass.Error);
        pass.Output.Should().Contain("worktree resolution failed").And.Contain("worktree.path");
        night.Alerts.Should().ContainSingle().Which.Should().ContainAll("runner-unusable", "worktree.path");
        AgentLog.Read(night.Folder.Root).Should().BeEmpty();
        night.Issue("bd-1").Assignee.Should().BeEmpty();
    }
}
