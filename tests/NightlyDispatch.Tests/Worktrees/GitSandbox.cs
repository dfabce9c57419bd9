using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using NightlyDispatch.Processes;
using NightlyDispatch.Worktrees;

namespace NightlyDispatch.Tests.Worktrees;

/// <summary>A folder with real git trees, apart from the settings of whoever runs the tests.</summary>
internal sealed class GitSandbox : IDisposable
{
    private static readonly Tool Git = new("/usr/bin/env", ["git"]);

    private readonly Dictionary<string, string?> _environment = new()
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_SYSTEM"] = "/dev/null",
        ["GIT_AUTHOR_NAME"] = "Somebody",
        ["GIT_AUTHOR_EMAIL"] = "somebody@example.org",
        ["GIT_COMMITTER_NAME"] = "Somebody",
        ["GIT_COMMITTER_EMAIL"] = "somebody@example.org",
    };

    // The place of temporary files is itself a link on some systems.
    public string Root { get; } = RealPath.Of(Directory.CreateTempSubdirectory("worktree-").FullName)!;

    public static ChildProcess Children { get; } = new(TimeProvider.System);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public string At(string relative) => Path.Join(Root, relative);

    public Worktree Worktree(
        string? path,
        IReadOnlyList<string>? create = null,
        string? variable = null,
        Tool? git = null,
        TimeSpan? createDeadline = null,
        params (string Name, string Value)[] variables) =>
        new(
            new WorktreeSettings(path, create, Repo: null),
            variable,
            git ?? Git,
            create is null ? null : new Tool(create[0], [.. create.Skip(1)]),
            EnvironmentWith(variables),
            Children)
        {
            CreateDeadline = createDeadline ?? TimeSpan.FromSeconds(20),
        };

    /// <summary>A git tree without any commit.</summary>
    public async Task<string> EmptyTreeAsync(string relative)
    {
        var path = At(relative);
        Directory.CreateDirectory(path);
        await GitAsync(path, "init", "--quiet", "--initial-branch", "main");
        return path;
    }

    public async Task<string> TreeAsync(string relative)
    {
        var path = await EmptyTreeAsync(relative);
        await CommitAsync(path, "first");
        return path;
    }

    public Task CommitAsync(string path, string subject) =>
        GitAsync(path, "commit", "--quiet", "--allow-empty", "--message", subject);

    public async Task<string> GitAsync(string path, params string[] arguments)
    {
        var result = await Children.RunAsync(
            new ChildCommand(Git, arguments, path, _environment, TimeSpan.FromSeconds(20)),
            CancellationToken.None);
        result.ExitCode.Should().Be(0, result.Error);
        return result.Output.Trim();
    }

    public static Bug Bug(params string[] labels) =>
        BugId.TryParse("bd-1", out var id)
            ? new Bug(id, "Title", "Description", 0, DateTimeOffset.UnixEpoch, labels)
            : throw new InvalidOperationException();

    private Dictionary<string, string?> EnvironmentWith((string Name, string Value)[] variables) =>
        new(_environment.Concat(variables.Select(variable => KeyValuePair.Create<string, string?>(variable.Name, variable.Value))));
}
