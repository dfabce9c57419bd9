using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Worktrees;

/// <summary>Sees to it that an agent works in the tree that was meant for its bug, and tells afterwards what it changed there.</summary>
/// <param name="defaultPath">The value of $DX_RUNNER_DEFAULT_WORKTREE.</param>
/// <param name="create">The command of the setting worktree.create as it was found; its first arguments hold placeholders.</param>
/// <param name="environment">Changes to the inherited one, for git and the create command: the search path, and no secrets.</param>
internal sealed class Worktree(
    WorktreeSettings settings,
    string? defaultPath,
    Tool git,
    Tool? create,
    IReadOnlyDictionary<string, string?> environment,
    ChildProcess children)
{
    /// <summary>What git rev-parse --local-env-vars lists: each would make git answer for another tree.</summary>
    private static readonly string[] GitVariables =
    [
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG", "GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS", "GIT_DIR",
        "GIT_GRAFT_FILE", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
    ];

    private readonly Dictionary<string, string?> _environment =
        new(GitVariables.Select(name => KeyValuePair.Create<string, string?>(name, null)).Concat(environment).DistinctBy(pair => pair.Key));

    public TimeSpan CreateDeadline { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Where the bug's worktree has to be, by settings and labels alone; both null: none is configured.</summary>
    public (WorktreePlace? Place, WorktreeProblem? Problem) Locate(Bug bug) => WorktreeLocation.Find(settings, defaultPath, bug);

    /// <summary>Makes the bug's worktree if it is missing, and checks it as the runner does not (contracts/dx-runner.md, section 3).</summary>
    public async Task<WorktreeResult> PrepareAsync(Bug bug, CancellationToken cancellationToken)
    {
        var (place, problem) = Locate(bug);
        if (place is null)
            return problem is null ? WorktreeResult.NotConfigured : WorktreeResult.Failed(problem);

        if (!WorktreeCreation.IsTaken(place.Path))
        {
            var creation = new WorktreeCreation(create, _environment, children, CreateDeadline);
            if (await creation.RunAsync(place, bug.Id, cancellationToken) is { } notMade)
                return WorktreeResult.Failed(notMade);
        }

        var (before, unfit) = await InspectAsync(place, cancellationToken);
        return before is null ? WorktreeResult.Failed(unfit!) : WorktreeResult.Ready(place.Path, before);
    }

    /// <returns>Null where it cannot be judged: the worktree or git is gone, or it is another tree by now.</returns>
    public async Task<WorktreeChanges?> CompareAsync(string path, WorktreeSnapshot before, CancellationToken cancellationToken)
    {
        var tree = TreeAt(path);
        var ((root, _, _), (now, _)) = await LookAsync(tree, cancellationToken);
        if (root is null || now is null || root != RealPath.Of(path))
            return null;

        return await tree.CommitsAsync(before.Head, now.Head, cancellationToken) is { } commits
            ? new WorktreeChanges(commits, now.Head != before.Head, now.StatusHash != before.StatusHash)
            : null;
    }

    private async Task<(WorktreeSnapshot? Before, WorktreeProblem? Problem)> InspectAsync(
        WorktreePlace place,
        CancellationToken cancellationToken)
    {
        if (!Directory.Exists(place.Path))
            return (null, Unfit($"{place.Path} is not a directory"));

        var real = RealPath.Of(place.Path);
        if (!place.IsReached(real))
            return (null, Unfit($"{place.Path} leads to {real}: a link stands in the way"));

        var tree = TreeAt(place.Path);
        var ((root, noTree, isGitMissing), (snapshot, unreadable)) = await LookAsync(tree, cancellationToken);
        if (root is null)
            return (null, new WorktreeProblem($"{place.Path} is no working tree of git: {noTree}", isGitMissing));

        if (root != real)
            return (null, Unfit($"{place.Path} is inside the git tree {root}, not its root"));

        return snapshot is null ? (null, Unfit($"the state of {place.Path} cannot be read: {unreadable}")) : (snapshot, null);
    }

    private static async Task<((string? Path, string? Problem, bool IsGitMissing) Root, (WorktreeSnapshot? State, string? Problem) Snapshot)>
        LookAsync(GitTree tree, CancellationToken cancellationToken)
    {
        var (root, snapshot) = (tree.RootAsync(cancellationToken), tree.SnapshotAsync(cancellationToken));
        await Task.WhenAll(root, snapshot);
        return (await root, await snapshot);
    }

    private GitTree TreeAt(string path) => new(path, git, _environment, children);

    private static WorktreeProblem Unfit(string reason) => new(reason, IsOurs: false);
}
