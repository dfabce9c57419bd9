using NightlyDispatch.Alerts;
using NightlyDispatch.Configuration;
using NightlyDispatch.Prompts;

namespace NightlyDispatch.Reporting;

/// <summary>What is legal in the settings and will not work on this machine; asking leaves no trace.</summary>
internal static class SettingsWarnings
{
    public static IReadOnlyList<string> Of(Surroundings around)
    {
        var settings = around.Settings;
        return
        [
            .. Said("tools.bd", around.Bd.Problem),
            .. Said("tools.beadsDir", around.Beads.Problem),
            .. Said("tools.dxRunner", around.DxRunner.Problem),
            .. Said("git", around.Git.Problem),
            .. Said("worktree.create", around.WorktreeCreate?.Problem),
            .. Said("worktree.path", WithoutWorktree(around)),
            .. PromptTemplate.TryLoad(settings.Prompt, out _, out var template) ? (string[])[] : [template],
            .. PromptDirectory.ProblemWith(settings.Prompt.Directory) is { } directory ? (string[])[directory] : [],
            .. WebhookAddress.Find(settings.Alerts.WebhookFile, around.Host[Variables.Webhook]).Problem is { } webhook
                ? (string[])[webhook]
                : [],
            .. Said("state", around.State.Problem() ?? WhyStateIsNotMade(around.State)),
        ];
    }

    private static string[] Said(string setting, string? problem) => problem is null ? [] : [$"{setting}: {problem}"];

    private static string? WithoutWorktree(Surroundings around) =>
        around.Settings.Worktree.Path is null && around.Host[Variables.Worktree] is null
            ? $"no worktree is configured: dx-runner refuses every start; set it, or ${Variables.Worktree}"
            : null;

    /// <summary>It may still be to be made, in the nearest folder above it that is there.</summary>
    private static string? WhyStateIsNotMade(StateFolder state)
    {
        var folder = state.Path;
        while (folder is not null && !Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        return folder is not null && Permission.WhyNotWritable(folder) is { } why ? $"{folder} cannot be written: {why}" : null;
    }
}
