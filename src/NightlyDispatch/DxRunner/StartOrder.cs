using NightlyDispatch.Backlog;
using NightlyDispatch.Providers;

namespace NightlyDispatch.DxRunner;

/// <summary>What one start is asked to launch.</summary>
/// <param name="Worktree">Null: no --worktree is passed, and the runner decides (and refuses with 22).</param>
/// <param name="Mark">128 random bits in hexadecimal; the runner, its monitor and the agent inherit it.</param>
internal sealed record StartOrder(BugId Bug, AllowedModel Model, string PromptFile, string? Worktree, string Mark)
{
    /// <summary>--name value only: the runner refuses --name=value (contracts/dx-runner.md, section 1).</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "start",
        "--beads", Bug.Value,
        "--provider", Model.Provider,
        .. Model.Argument is { } model ? (string[])["--model", model] : [],
        "--prompt-file", PromptFile,
        .. Worktree is { } worktree ? (string[])["--worktree", worktree] : [],
    ];
}
