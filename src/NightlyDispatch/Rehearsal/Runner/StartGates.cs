using System.Globalization;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>What start refuses before it asks the provider, in the order of the real gates (contracts/dx-runner.md, section 3).</summary>
internal static class StartGates
{
    /// <summary>The usage, the prompt and the provider; null: passed.</summary>
    public static Refusal? Asked(RunnerArguments arguments)
    {
        if (arguments.Beads is null)
            return Refusal.Usage("start requires --beads");

        if (arguments.PromptFile is not { } prompt)
            return Refusal.Usage("start requires --prompt-file");

        if (!File.Exists(prompt))
            return Refusal.PromptMissing(prompt);

        if (RawOp.LinesOf(prompt) is { } offending)
            return Refusal.RawOp(offending);

        if (arguments.Provider is not { } provider)
            return Refusal.Usage("start requires --provider or --profile");

        return Array.IndexOf(RunnerFolder.Providers, provider) < 0 ? Refusal.ProviderUnknown(provider) : null;
    }

    /// <summary>Whether there is room for this job: neither question is asked under a lock, so that two starts at once both pass.</summary>
    public static Refusal? Room(RunnerFolder folder, RunFiles files)
    {
        if (files.ReadPid() is { } pid && RunState.IsRunning(pid))
            return Refusal.AlreadyRunning(pid);

        var running = 0;
        foreach (var path in Directory.GetFiles(folder.Of(files.Provider), "*.pid"))
            running += RunState.IsRunning(RunFiles.NumberIn(path)) ? 1 : 0;

        var limit = Limit(files.Provider);
        return running >= limit ? Refusal.Capacity(running, limit) : null;
    }

    private static int Limit(string provider)
    {
        var name = provider.ToUpperInvariant().Replace('-', '_');
        var limit = Environment.GetEnvironmentVariable($"DX_RUNNER_MAX_PARALLEL_{name}");
        return int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
            : provider == "gemini" ? 1
            : 2;
    }
}
