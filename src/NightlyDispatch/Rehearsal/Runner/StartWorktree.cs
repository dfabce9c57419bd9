namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>Which worktree a start uses, guesses included, and which it refuses (contracts/dx-runner.md, section 3).</summary>
internal static class StartWorktree
{
    private static readonly string[] Canonical = ["agent-skills", "prime-radiant-ai", "affordabot", "llm-common", "bd-symphony"];

    /// <summary>A path that does not exist is silently replaced by the working directory, if that is a git tree.</summary>
    public static string? Find(RunnerCall call)
    {
        var asked = call.Arguments.Worktree;
        if (Directory.Exists(asked))
            return asked;

        var guessed = asked is null ? Guess(call) : null;
        return guessed ?? (GitTreeAround(Environment.CurrentDirectory) is null ? null : Environment.CurrentDirectory);
    }

    /// <summary>A plain test of prefixes; the rehearsal's folder stands for /tmp/dx-runner. Null: passed.</summary>
    public static Refusal? Check(string? path, RunnerFolder folder)
    {
        if (path is null)
            return Refusal.WorktreeMissing(Environment.CurrentDirectory);

        var home = Environment.GetEnvironmentVariable("HOME") ?? "";
        foreach (var repository in Canonical)
        {
            if ($"{path}/".StartsWith($"{home}/{repository}/", StringComparison.Ordinal))
                return Refusal.CanonicalRepository(path);
        }

        var extra = Environment.GetEnvironmentVariable("DX_RUNNER_EXTRA_ALLOWED_PREFIXES") ?? "";
        foreach (var prefix in (string[])["/tmp/agents", folder.Root, .. extra.Split(',', StringSplitOptions.RemoveEmptyEntries)])
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal))
                return null;
        }

        return Refusal.PathNotAllowed(path);
    }

    private static string? Guess(RunnerCall call)
    {
        if (call.Folder.NewestRun(call.Arguments.Beads!)?.ReadRecord()?.Worktree is { } earlier && Directory.Exists(earlier))
            return earlier;

        if (GitTreeAround(Path.GetDirectoryName(Path.GetFullPath(call.Arguments.PromptFile!))) is { } aroundPrompt)
            return aroundPrompt;

        var byDefault = Environment.GetEnvironmentVariable("DX_RUNNER_DEFAULT_WORKTREE");
        return Directory.Exists(byDefault) ? byDefault : null;
    }

    private static string? GitTreeAround(string? path)
    {
        while (path is not null && !Path.Exists(Path.Combine(path, ".git")))
            path = Path.GetDirectoryName(path);

        return path;
    }
}
