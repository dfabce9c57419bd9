using NightlyDispatch.Worktrees;

namespace NightlyDispatch.Tests.Worktrees;

public sealed class WorktreeCompareTests : IDisposable
{
    private readonly GitSandbox _sandbox = new();

    private string Path => _sandbox.At("bd-1");

    public void Dispose() => _sandbox.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task Sees_no_change_where_nothing_was_done()
    {
        var before = await BeforeAsync();

        var changes = await CompareAsync(before);

        changes.Should().BeEquivalentTo(new WorktreeChanges([], HasMovedHead: false, HasChangedFiles: false));
        changes!.IsAny.Should().BeFalse();
    }

    [Fact(Timeout = 30_000)]
    public async Task Lists_new_commits_the_newest_first()
    {
        var before = await BeforeAsync();
        await _sandbox.CommitAsync(Path, "bd-1: find the cause");
        await _sandbox.CommitAsync(Path, "bd-1: repair\u001b[2J it");

        var changes = await CompareAsync(before);

        var ids = (await _sandbox.GitAsync(Path, "log", "--max-count=2", "--format=%h")).Split('\n');
        changes.Should().BeEquivalentTo(
            new WorktreeChanges([$"{ids[0]} bd-1: repair[2J it", $"{ids[1]} bd-1: find the cause"], HasMovedHead: true, HasChangedFiles: false),
            options => options.WithStrictOrdering());
        changes!.HasNewCommits.Should().BeTrue();
    }

    [Fact(Timeout = 60_000)]
    public async Task Lists_twenty_commits_at_most()
    {
        var before = await BeforeAsync();
        for (var i = 0; i < 21; i++)
            await _sandbox.CommitAsync(Path, $"number {i}");

        var changes = await CompareAsync(before);

        changes!.Commits.Should().HaveCount(20).And.NotContain(commit => commit.EndsWith("number 0", StringComparison.Ordinal));
    }

    [Fact(Timeout = 30_000)]
    public async Task Lists_the_first_commits_of_a_tree_that_had_none()
    {
        await _sandbox.EmptyTreeAsync("bd-1");
        var before = await SnapshotAsync();
        await _sandbox.CommitAsync(Path, "first");

        var changes = await CompareAsync(before);

        changes!.Commits.Should().ContainSingle().Which.Should().EndWith(" first");
    }

    [Fact(Timeout = 30_000)]
    public async Task Sees_a_new_file_and_one_in_a_new_folder()
    {
        var before = await BeforeAsync();
        await WriteAsync("new/a", "");
        var first = await SnapshotAsync();
        await WriteAsync("new/b", "");

        var sinceStart = await CompareAsync(before);
        var sinceFirst = await CompareAsync(first);

        sinceStart.Should().BeEquivalentTo(new WorktreeChanges([], HasMovedHead: false, HasChangedFiles: true));
        sinceFirst.Should().BeEquivalentTo(sinceStart);
    }

    [Fact(Timeout = 30_000)]
    public async Task Sees_another_change_to_a_file_that_was_changed_before()
    {
        await BeforeAsync();
        await WriteAsync("notes", "of the first attempt");
        var before = await SnapshotAsync();
        await WriteAsync("notes", "of the first attempt, and of the second");

        var changes = await CompareAsync(before);

        changes!.HasChangedFiles.Should().BeTrue();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("a file that git knows", "two words")]
    [InlineData("a file that git knows", "two words", "add", "two words")]
    [InlineData("a file that was renamed", "new name", "mv", "two words", "new name")]
    [InlineData("a new file", "one\ttab")]
    public async Task Sees_another_change_however_git_lists_the_file(string because, string file, params string[] staging)
    {
        await BeforeAsync();
        await WriteAsync("two words", "as it was committed, and long enough to be known again");
        await _sandbox.GitAsync(Path, "add", ".");
        await _sandbox.CommitAsync(Path, "with a file");
        await WriteAsync(staging is ["mv", ..] ? "other" : file, "of the first attempt");
        if (staging.Length > 0)
            await _sandbox.GitAsync(Path, staging);
        await File.AppendAllTextAsync($"{Path}/{file}", "\nstill of the first");
        var before = await SnapshotAsync();
        await File.AppendAllTextAsync($"{Path}/{file}", "\nof the second");

        var changes = await CompareAsync(before);

        changes!.HasChangedFiles.Should().BeTrue(because);
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_take_a_git_command_that_only_looked_for_work()
    {
        var before = await BeforeAsync();
        await _sandbox.GitAsync(Path, "status");

        var changes = await CompareAsync(before);

        changes!.IsAny.Should().BeFalse();
    }

    [Fact(Timeout = 30_000)]
    public async Task Sees_that_the_branch_was_set_back()
    {
        await BeforeAsync();
        await _sandbox.CommitAsync(Path, "second");
        var before = await SnapshotAsync();
        await _sandbox.GitAsync(Path, "reset", "--quiet", "--hard", "HEAD~1");

        var changes = await CompareAsync(before);

        changes.Should().BeEquivalentTo(new WorktreeChanges([], HasMovedHead: true, HasChangedFiles: false));
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_judge_a_worktree_that_is_gone()
    {
        var before = await BeforeAsync();
        Directory.Delete(Path, recursive: true);

        (await CompareAsync(before)).Should().BeNull();
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_judge_the_tree_around_it()
    {
        var before = await BeforeAsync();
        await _sandbox.TreeAsync(".");
        Directory.Delete(System.IO.Path.Join(Path, ".git"), recursive: true);

        (await CompareAsync(before)).Should().BeNull();
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_judge_another_repository_in_its_place()
    {
        var before = await BeforeAsync();
        Directory.Delete(Path, recursive: true);
        await _sandbox.EmptyTreeAsync("bd-1");
        await _sandbox.CommitAsync(Path, "another first");

        (await CompareAsync(before)).Should().BeNull();
    }

    private async Task<WorktreeSnapshot> BeforeAsync()
    {
        await _sandbox.TreeAsync("bd-1");
        return await SnapshotAsync();
    }

    private async Task<WorktreeSnapshot> SnapshotAsync() =>
        (await _sandbox.Worktree(Path).PrepareAsync(GitSandbox.Bug(), CancellationToken.None)).Before!;

    private Task<WorktreeChanges?> CompareAsync(WorktreeSnapshot before) =>
        _sandbox.Worktree(Path).CompareAsync(Path, before, CancellationToken.None);

    private Task WriteAsync(string file, string text)
    {
        var path = System.IO.Path.Join(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, text);
    }
}
