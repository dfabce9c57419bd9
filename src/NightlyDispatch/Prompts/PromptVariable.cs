using NightlyDispatch.Backlog;

namespace NightlyDispatch.Prompts;

/// <summary>A name that a template may hold in double braces, and what it stands for.</summary>
/// <param name="IsBlock">Whether it is expanded to a fenced block, because strangers wrote it.</param>
/// <param name="Value">Of a bug and its worktree; never empty, and never beginning with "-".</param>
internal sealed record PromptVariable(string Name, bool IsBlock, Func<Bug, string?, string> Value)
{
    public static readonly IReadOnlyList<PromptVariable> All =
    [
        new("id", false, (bug, _) => bug.Id.Value),
        new("priority", false, (bug, _) => $"P{bug.Priority}"),
        new("worktree", false, (_, worktree) => worktree ?? "the directory in which you were started"),
        new("title", true, (bug, _) => UntrustedText.Fenced("Title", UntrustedText.CleanLine(bug.Title))),
        new("labels", true, (bug, _) => UntrustedText.Fenced("Labels", UntrustedText.CleanLine(string.Join(", ", bug.Labels)))),
        new("description", true, (bug, _) => UntrustedText.Fenced("Description", UntrustedText.Clean(bug.Description))),
    ];
}
