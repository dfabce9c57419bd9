using NightlyDispatch.Processes;

namespace NightlyDispatch.Configuration;

/// <summary>
/// What the environment of each kind of child has more or less than ours; null removes a variable. Agents inherit whatever the
/// runner is given, so no secret of ours may be in it (contracts/dx-runner.md, section 7g).
/// </summary>
internal sealed class ChildEnvironment(HostEnvironment environment, string searchPath, string? beadsFolder)
{
    /// <summary>The mark is given to starts alone: one that we inherited would make all our children look like some agent.</summary>
    private static readonly string[] Ours = [Variables.Webhook, Variables.Config, MarkedProcesses.Variable];

    /// <summary>Each changes a model behind the back of the policy that was asked for it.</summary>
    private static readonly string[] ChangesOfModel =
    [
        "OPENCODE_MODEL", "OPENCODE_CANONICAL_MODEL", "GEMINI_MODEL", "CC_GLM_MODEL", "DX_RUNNER_ALLOW_MODEL_OVERRIDE",
    ];

    /// <summary>Each changes bd's output, its database or who it thinks is asking (contracts/bd.md, section 10, rule 2).</summary>
    private static readonly string[] ChangesOfBd =
    [
        "BD_JSON_ENVELOPE", "BD_AGENT_MODE", "CLAUDE_CODE", "BD_ACTOR", "BEADS_ACTOR", "BD_JSON", "BEADS_DB", "BD_DB",
    ];

    /// <summary>Each makes git work on another tree than the one it is run in.</summary>
    private static readonly string[] ChangesOfTree = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"];

    public IReadOnlyDictionary<string, string?> ForRunner => Changes(ChangesOfModel, BeadsDir);

    public IReadOnlyDictionary<string, string?> ForTracker =>
        Changes(ChangesOfBd, [.. BeadsDir, ("NO_COLOR", "1"), ("BD_NON_INTERACTIVE", "1"), ("BEADS_NO_DAEMON", "1")]);

    /// <summary>For git, and for the command that makes a worktree.</summary>
    public IReadOnlyDictionary<string, string?> ForGit => Changes(ChangesOfTree, []);

    private (string Name, string Value)[] BeadsDir => beadsFolder is null ? [] : [(Variables.BeadsFolder, beadsFolder)];

    /// <summary>The runner does not start without HOME (contracts/dx-runner.md, section 7g), which a bare environment may lack.</summary>
    private (string Name, string Value)[] Home =>
        environment.Home is { } home && environment[Variables.Home] is null ? [(Variables.Home, home)] : [];

    private Dictionary<string, string?> Changes(string[] removed, (string Name, string Value)[] set)
    {
        var changes = Ours.Concat(removed).ToDictionary(name => name, string? (_) => null);
        foreach (var (name, value) in (IEnumerable<(string, string)>)[(Variables.Path, searchPath), .. Home, .. set])
            changes[name] = value;
        return changes;
    }
}
