namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>The words after a command of dx-runner, read as it reads them: only `--name value`, never `--name=value`.</summary>
/// <param name="Unknown">The first word that it does not know, where it stops reading.</param>
/// <param name="IsCut">The last option lacks its value.</param>
internal sealed record RunnerArguments(IReadOnlyDictionary<string, string> Values, string? Unknown, bool IsCut)
{
    private static readonly HashSet<string> Switches =
    [
        "--pty", "--no-ansi", "--preserve-contract", "--json", "--mutations", "--compact", "--write-probe",
        "--require-commit-artifact", "--require-railway-auth", "--allow-model-override",
    ];

    /// <summary>Each is accepted by every command and ignored where it means nothing.</summary>
    private static readonly HashSet<string> Options =
    [
        "--beads", "--provider", "--profile", "--prompt-file", "--repo", "--worktree", "--stall-minutes", "--interval",
        "--max-retries", "--required-baseline", "--reported-commit", "--branch", "--feature-key", "--base-branch", "--lines",
        "--format", "--model", "--recent", "--max-runtime", "--no-mutation-timeout", "--reason", "--exit-code", "--probe-id",
        "--allowed-paths-file", "--mutation-budget", "--file-budget", "--signoff-file",
    ];

    public string? Beads => Value("--beads");

    public string? Provider => Value("--provider");

    public string? Model => Value("--model");

    public string? PromptFile => Value("--prompt-file");

    public string? Worktree => Value("--worktree");

    public bool AsksForJson => Values.ContainsKey("--json");

    public static RunnerArguments Parse(ReadOnlySpan<string> words)
    {
        var values = new Dictionary<string, string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (Switches.Contains(words[i]))
                values[words[i]] = "";
            else if (!Options.Contains(words[i]))
                return new(values, words[i], IsCut: false);
            else if (i + 1 == words.Length)
                return new(values, Unknown: null, IsCut: true);
            else
                values[words[i]] = words[++i];
        }

        return new(values, Unknown: null, IsCut: false);
    }

    /// <summary>Null: not given, or empty, which is the same to dx-runner.</summary>
    public string? Value(string name) => Values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
