using NightlyDispatch.Backlog;

namespace NightlyDispatch.Prompts;

/// <summary>A piece of a template: what stands before a variable, and the variable; after the last one there is none.</summary>
internal sealed record PromptPart(string Literal, PromptVariable? Variable)
{
    public string Render(Bug bug, string? worktree) => Literal + Variable?.Value(bug, worktree);
}
