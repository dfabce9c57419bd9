using System.Globalization;
using System.IO.Hashing;
using System.Text;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Worktrees;

/// <summary>Asks git about one working tree, without writing to it.</summary>
internal sealed class GitTree(string path, Tool git, IReadOnlyDictionary<string, string?> environment, ChildProcess children)
{
    private const int MaxCommits = 20;
    private const string HeadLine = "# branch.oid ";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <returns>The root, links resolved, of the tree that the path is in; or why git sees none.</returns>
    public async Task<(string? Root, string? Problem, bool IsGitMissing)> RootAsync(CancellationToken cancellationToken)
    {
        var answer = await RunAsync(["rev-parse", "--show-toplevel"], cancellationToken);
        return answer.ExitCode == 0
            ? (answer.Output.TrimEnd('\n'), null, false)
            : (null, ReasonOf(answer), answer.NotStarted is not null);
    }

    /// <summary>The commit, and a hash of what git lists (git-status(1), porcelain version 2).</summary>
    public async Task<(WorktreeSnapshot? Snapshot, string? Problem)> SnapshotAsync(CancellationToken cancellationToken)
    {
        var status = await RunAsync(
            ["status", "--porcelain=v2", "--branch", "--no-ahead-behind", "-z", "--untracked-files=all"],
            cancellationToken);
        if (status.ExitCode != 0)
            return (null, ReasonOf(status));

        var lines = status.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return HeadOf(lines) is { } head
            ? (new WorktreeSnapshot(head, HashOf(lines.Where(line => line[0] != '#'))), null)
            : (null, "git status does not name the commit");
    }

    /// <returns>Null where git knows one of the two commits no more.</returns>
    public async Task<IReadOnlyList<string>?> CommitsAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (to is WorktreeSnapshot.NoHead)
            return [];

        var range = from is WorktreeSnapshot.NoHead ? to : $"{from}..{to}";
        var log = await RunAsync(
            ["log", $"--max-count={MaxCommits}", "--no-show-signature", "--no-color", "--format=%h %s", range, "--"],
            cancellationToken);
        return log.ExitCode == 0
            ? [.. log.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(PrintableLine.Of)]
            : null;
    }

    // A file system monitor is a program of the repository's choice, and may stay behind as a daemon.
    private Task<ChildResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        children.RunAsync(
            new ChildCommand(
                git,
                ["--no-optional-locks", "-c", "core.fsmonitor=false", "-C", path, .. arguments],
                WorkingDirectory: "/",
                environment,
                Deadline),
            cancellationToken);

    private static string? HeadOf(string[] status)
    {
        var line = Array.Find(status, line => line.StartsWith(HeadLine, StringComparison.Ordinal));
        return line?[HeadLine.Length..] is "(initial)" ? WorktreeSnapshot.NoHead : line?[HeadLine.Length..];
    }

    private string HashOf(IEnumerable<string> entries) =>
        Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Join('\0', entries.Select(WithStamp)))));

    private string WithStamp(string entry)
    {
        var file = new FileInfo(Path.Join(path, PathIn(entry)));
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{entry} {file.Length} {file.LastWriteTimeUtc.Ticks}")
            : entry;
    }

    /// <summary>The last of an entry's fields, whose number its first letter tells; what is no entry is a rename's old name.</summary>
    private static string PathIn(string entry) => entry.Split(' ', entry[0] switch { '1' => 9, '2' => 10, 'u' => 11, '?' => 2, _ => 1 })[^1];

    private static string ReasonOf(ChildResult answer) =>
        answer.NotStarted
        ?? (answer.IsTimedOut
            ? $"git did not answer within {Deadline.TotalSeconds} s"
            : Array.Find(answer.Error.Split('\n'), line => line.Length > 0) is { } line
                ? PrintableLine.Of(line)
                : $"git exited with {answer.ExitCode}");
}
