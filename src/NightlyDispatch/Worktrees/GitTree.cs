using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Worktrees;

/// <summary>Asks git about one working tree, without writing to it.</summary>
internal sealed class GitTree(string path, Tool git, IReadOnlyDictionary<string, string?> environment, ChildProcess children)
{
    private const int MaxCommits = 20;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <returns>The root, links resolved, of the tree that the path is in; or why git sees none.</returns>
    public async Task<(string? Root, string? Problem, bool IsGitMissing)> RootAsync(CancellationToken cancellationToken)
    {
        var answer = await RunAsync(["rev-parse", "--show-toplevel"], cancellationToken);
        return answer.ExitCode == 0
            ? (answer.Output.TrimEnd('\n'), null, false)
            : (null, ReasonOf(answer), answer.NotStarted is not null);
    }

    public async Task<(WorktreeSnapshot? Snapshot, string? Problem)> SnapshotAsync(CancellationToken cancellationToken)
    {
        // With --quiet a HEAD without commit is exit 1 and silence; trouble is 128.
        var head = await RunAsync(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], cancellationToken);
        if (head.ExitCode is not (0 or 1))
            return (null, ReasonOf(head));

        var status = await RunAsync(["status", "--porcelain", "-z", "--untracked-files=all"], cancellationToken);
        return status.ExitCode == 0
            ? (new WorktreeSnapshot(head.ExitCode == 0 ? head.Output.Trim() : WorktreeSnapshot.NoHead, HashOf(status.Output)), null)
            : (null, ReasonOf(status));
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

    private string HashOf(string status)
    {
        var listed = status.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', listed.Select(WithStamp)))));
    }

    /// <summary>An entry is two letters, a blank and a path; what is none (a rename's old name) is no file either.</summary>
    private string WithStamp(string entry)
    {
        var file = new FileInfo(Path.Join(path, entry.Length > 3 ? entry[3..] : entry));
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{entry} {file.Length} {file.LastWriteTimeUtc.Ticks}")
            : entry;
    }

    private static string ReasonOf(ChildResult answer) =>
        answer.NotStarted
        ?? (answer.IsTimedOut
            ? $"git did not answer within {Deadline.TotalSeconds} s"
            : Array.Find(answer.Error.Split('\n'), line => line.Length > 0) is { } line
                ? PrintableLine.Of(line)
                : $"git exited with {answer.ExitCode}");
}
