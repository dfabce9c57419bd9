using NightlyDispatch.Backlog;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Worktrees;

/// <summary>Has a missing worktree made by the configured command.</summary>
/// <param name="command">Its first arguments hold placeholders; null: none is configured.</param>
internal sealed class WorktreeCreation(
    Tool? command,
    IReadOnlyDictionary<string, string?> environment,
    ChildProcess children,
    TimeSpan deadline)
{
    /// <summary>A dangling link is something, too.</summary>
    public static bool IsTaken(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <returns>Null: something is there now.</returns>
    public async Task<WorktreeProblem?> RunAsync(WorktreePlace place, BugId id, CancellationToken cancellationToken)
    {
        if (command is null)
            return new WorktreeProblem($"{place.Path} does not exist, and worktree.create is not set", IsOurs: false);

        if (place.Repo is null && command.FirstArguments.Any(argument => argument.Contains("{repo}", StringComparison.Ordinal)))
            return WorktreeLocation.NoRepo("worktree.create");

        var arguments = command.FirstArguments
            .Select(argument => WorktreeLocation.Expand(argument, id, place.Repo).Replace("{path}", place.Path, StringComparison.Ordinal))
            .ToList();
        var end = await children.RunAsync(
            new ChildCommand(new Tool(command.Path), arguments, WorkingDirectory: "/", environment, deadline),
            cancellationToken);
        return end.ExitCode == 0 && IsTaken(place.Path)
            ? null
            : new WorktreeProblem($"worktree.create: {FailureOf(command, end, place)}", IsOurs: end.NotStarted is not null);
    }

    private string FailureOf(Tool command, ChildResult end, WorktreePlace place) =>
        end switch
        {
            { NotStarted: { } reason } => reason,
            { IsTimedOut: true } => $"{command.Path} did not end within {deadline.TotalSeconds} s and was ended",
            { ExitCode: 0 } => $"{command.Path} exited with 0, but {place.Path} is not there",
            _ => $"{command.Path} exited with {end.ExitCode}: {LastLine(end.Error)}",
        };

    private static string LastLine(string text) =>
        Array.FindLast(text.Split('\n'), line => !string.IsNullOrWhiteSpace(line)) is { } line
            ? PrintableLine.Of(line)
            : "it said nothing";
}
