using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.Ledger;
using NightlyDispatch.Prompts;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>Takes bugs and gives them back; only a re-read tells who holds one (design, sections 4.1, 4.4 and 4.8).</summary>
internal sealed class Claim(IBeads beads, LedgerFile ledger, PassIdentity pass, ILogger log)
{
    /// <returns>Null: bd says that the bug is ours, or a re-read does.</returns>
    /// <exception cref="TrackerException">bd fails; whether it claimed is settled by the next pass.</exception>
    public async Task<Turn?> TakeAsync(Bug bug)
    {
        ledger.Append(new ClaimIntended(bug.Id.Value, Fingerprint.Of(bug)));
        var answer = await beads.ClaimAsync(bug.Id, pass.Actor);

        if (answer.ClaimedId is { } other && other != bug.Id.Value)
            return await GiveBackOtherAsync(bug, other);
        if (answer.Lost is null && answer.Refusal is null)
        {
            ledger.Append(new Claimed(bug.Id.Value));
            return null;
        }

        var holding = await beads.ShowAsync(bug.Id, CancellationToken.None);
        if (IsOurs(holding, bug.Id, pass.Actor))
        {
            log.Warning("{Bug}: bd refused the claim ({Refusal}), but a re-read shows that it is ours", bug.Id.Value, answer.Refusal);
            ledger.Append(new Claimed(bug.Id.Value));
            return null;
        }

        if (answer is { Lost: null, Refusal: { } failure } && !ClaimRefusal.IsAboutTheBug(failure) && WhyUndecided(holding) is { } state)
            throw new TrackerException($"{bug.Id} {state}, and bd does not claim it: {failure}");

        var reason = answer.Lost is { } lost ? $"already claimed by {lost.Owner}{Since(lost.Since)}" : answer.Refusal!;
        ledger.Append(new ClaimLost(bug.Id.Value, reason));
        return new Turn(Ending.ClaimLost, reason);
    }

    /// <returns>Null: the bug is ours.</returns>
    public Task<Turn?> ReReadAsync(Bug bug) => ReReadAsync(bug.Id, pass.Actor);

    /// <summary>For a dispatch of an earlier pass.</summary>
    /// <returns>Null: its claim still stands.</returns>
    public Task<Turn?> WhyNotHeldAsync(OpenDispatch dispatch) =>
        BugId.TryParse(dispatch.Bug, out var id) ? ReReadAsync(id, dispatch.Actor) : Task.FromResult<Turn?>(null);

    /// <summary>Gives the bug back if it still carries the actor that claimed it, and removes the prompt file.</summary>
    public async Task ReleaseAsync(OpenDispatch dispatch, string reason)
    {
        if (!BugId.TryParse(dispatch.Bug, out var id))
            return;

        ledger.Append(new ReleaseIntended(dispatch.Bug, reason));
        var release = await beads.ReleaseAsync(id, dispatch.Actor, $"nightly-dispatch gave this back: {reason}");
        Close(dispatch, release == Release.Released ? $"released: {reason}" : $"not ours any more: {reason}");
    }

    /// <summary>Nothing of the dispatch is left but, where it says so, a claim that is to stay.</summary>
    public void Close(OpenDispatch dispatch, string how)
    {
        if (dispatch.Prompt is { } prompt)
            SecurePromptFile.Remove(prompt, log);
        ledger.Append(new DispatchClosed(dispatch.Bug, how));
    }

    private async Task<Turn?> ReReadAsync(BugId bug, string actor)
    {
        var holding = await beads.ShowAsync(bug, CancellationToken.None);
        if (IsOurs(holding, bug, actor))
            return null;

        var isAnothers = holding?.Id == bug.Value && holding.Assignee is { Length: > 0 } assignee && assignee != actor;
        return new Turn(isAnothers ? Ending.ClaimLost : Ending.FalseClaim, $"the claim was won, but a re-read shows {Words(holding)}");
    }

    private static bool IsOurs(Holding? holding, BugId bug, string actor) => holding?.Id == bug.Value && holding.IsHeldBy(actor);

    /// <returns>Null: a re-read shows why the bug cannot be ours.</returns>
    private static string? WhyUndecided(Holding? holding) => holding switch
    {
        null => "cannot be seen",
        { Status: "open", Assignee: null or "" } => "is free",
        _ => null,
    };

    /// <summary>Where the other bug was dispatched in this pass, its claim is as old as its agent, and stays.</summary>
    private async Task<Turn> GiveBackOtherAsync(Bug bug, string other)
    {
        var turn = new Turn(Ending.FalseClaim, $"bd claimed {other} instead of it");
        if (ledger.State.Dispatches.GetValueOrDefault(other)?.Actor == pass.Actor)
            return turn;

        ledger.Append(new OrphanSuspected(turn.Reason));
        if (BugId.TryParse(other, out var id))
            _ = await beads.ReleaseAsync(id, pass.Actor, $"nightly-dispatch gave this back: bd claimed it instead of {bug.Id}");
        return turn;
    }

    private static string Since(DateTimeOffset? since) => since is { } at ? $" since {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "";

    private static string Words(Holding? holding) => holding switch
    {
        null => "no such bug",
        { Assignee: { Length: > 0 } assignee } => $"{holding.Id} {holding.Status}, held by {assignee}",
        _ => $"{holding.Id} {holding.Status}, held by nobody",
    };
}
