using NightlyDispatch.Processes;

namespace NightlyDispatch.Configuration;

/// <summary>Finds the programs of a pass, also where cron cut PATH short: by setting, by variable, in PATH (design, section 9).</summary>
internal sealed class ToolLookup
{
    private readonly HostEnvironment _environment;
    private readonly string[] _folders;

    public ToolLookup(HostEnvironment environment)
    {
        _environment = environment;
        _folders = [.. InheritedFolders(environment).Concat(FoldersThatCronLacks(environment.Home)).Distinct()];
    }

    /// <summary>The PATH in which tools are looked for, and which children get.</summary>
    public string SearchPath => string.Join(':', _folders);

    public ToolSearch Bd(ToolSettings settings) => Find("bd", settings.Bd, "tools.bd", Variables.Bd);

    public ToolSearch DxRunner(ToolSettings settings) => Find("dx-runner", settings.DxRunner, "tools.dxRunner", Variables.DxRunner);

    public ToolSearch Git() => InPath("git", [], "PATH", "install it");

    /// <summary>The command that makes a missing worktree; its placeholders are the caller's to fill.</summary>
    public ToolSearch WorktreeCreate(IReadOnlyList<string> command) => Named(command, "worktree.create");

    private ToolSearch Find(string name, IReadOnlyList<string>? setting, string settingName, string variable) =>
        setting is not null ? Named(setting, settingName)
        : _environment[variable] is { } command ? Named([command], $"${variable}")
        : InPath(name, [], "PATH", $"install it, or name it in {settingName} or ${variable}");

    private ToolSearch Named(IReadOnlyList<string> command, string origin)
    {
        IReadOnlyList<string> firstArguments = [.. command.Skip(1)];
        var path = command[0] is ['~', '/', ..] && _environment.Home is { } home ? home + command[0][1..] : command[0];
        if (!path.Contains('/', StringComparison.Ordinal))
            return InPath(path, firstArguments, origin, $"install it, or give its whole path in {origin}");
        if (!path.StartsWith('/'))
            return new ToolSearch(null, origin, $"{path} ({origin}) is a relative path; give the whole one");

        return ExecutableFile.Problem(path) is { } problem
            ? new ToolSearch(null, origin, $"{path} ({origin}) {problem}; correct {origin}")
            : new ToolSearch(new Tool(path, firstArguments), origin, null);
    }

    private ToolSearch InPath(string name, IReadOnlyList<string> firstArguments, string origin, string nextStep)
    {
        var candidates = _folders.Select(folder => Path.Join(folder, name)).ToList();
        if (candidates.Find(path => ExecutableFile.Problem(path) is null) is { } found)
            return new ToolSearch(new Tool(found, firstArguments), origin, null);

        var what = candidates.Find(Path.Exists) is { } unusable ? $"; {unusable} {ExecutableFile.Problem(unusable)}" : "";
        var whoAsked = origin == "PATH" ? "" : $" ({origin})";
        return new ToolSearch(null, origin, $"{name}{whoAsked} was not found in PATH ({SearchPath}){what}; {nextStep}");
    }

    /// <summary>Relative entries are left out: children work in other folders.</summary>
    private static IEnumerable<string> InheritedFolders(HostEnvironment environment) =>
        (environment[Variables.Path] ?? "/usr/bin:/bin").Split(':').Where(folder => folder.StartsWith('/'));

    private static IEnumerable<string> FoldersThatCronLacks(string? home)
    {
        string[] underHome = ["bin", ".local/bin", ".local/share/mise/shims"];
        string[] elsewhere = ["/usr/local/bin", "/opt/homebrew/bin", "/home/linuxbrew/.linuxbrew/bin"];
        return [.. home is null ? [] : underHome.Select(folder => Path.Join(home, folder)), .. elsewhere];
    }
}
