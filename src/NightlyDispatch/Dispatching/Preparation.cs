using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using NightlyDispatch.Prompts;
using NightlyDispatch.Worktrees;

namespace NightlyDispatch.Dispatching;

/// <summary>What an agent needs before it can be started: a worktree of its own and a prompt.</summary>
internal sealed class Preparation(Worktree worktree, PromptTemplate template, PromptSettings settings, LedgerFile ledger)
{
    private bool _hasFailedBefore;

    /// <summary>The live job that has the bug's worktree; null: nobody has.</summary>
    public string? WhoHasWorktreeOf(Bug bug) =>
        worktree.Locate(bug).Place is { } place
            ? ledger.State.OwnDispatches.FirstOrDefault(dispatch => dispatch.HoldsSlot && dispatch.Worktree == place.Path)?.Bug
            : null;

    /// <summary>Either a prompt file and a worktree, or how the bug's turn ends without them.</summary>
    public async Task<(string? Prompt, WorktreeResult Worktree, Turn? End)> PrepareAsync(Bug bug, CancellationToken cancellationToken)
    {
        var place = await worktree.PrepareAsync(bug, cancellationToken);
        if (place.Problem is { } problem)
            return (null, place, new Turn(WhoseFault(problem), problem.Reason));

        var rendered = template.Render(bug, place.Path);
        if (!rendered.IsUsable)
            return (null, place, new Turn(Ending.BugsFault, rendered.Refusal));

        var path = SecurePromptFile.PathFor(settings.Directory, bug.Id);
        ledger.Append(new PromptIntended(bug.Id.Value, path));
        try
        {
            SecurePromptFile.Write(path, rendered.Text);
            return (path, place, null);
        }
        catch (IOException exception)
        {
            return (null, place, new Turn(Ending.Ours, $"the prompt file cannot be written: {exception.Message}"));
        }
    }

    /// <summary>One worktree that cannot be made is its bug's fault; two in one pass are ours (design, section 4.7).</summary>
    private Ending WhoseFault(WorktreeProblem problem)
    {
        var isOurs = problem.IsOurs || _hasFailedBefore;
        _hasFailedBefore = true;
        return isOurs ? Ending.Ours : Ending.BugsFault;
    }
}
