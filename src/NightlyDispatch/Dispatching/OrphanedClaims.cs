using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>Gives back claims of this host that no dispatch in the ledger knows of: a pass was cut short, or a ledger lost.</summary>
internal sealed class OrphanedClaims(
    IBeads beads,
    VersionGate version,
    IDxRunner runner,
    LedgerFile ledger,
    PassIdentity pass,
    TimeProvider time,
    ILogger log)
{
    private const string Note = "nightly-dispatch gave this back: the pass that claimed it was cut short";

    /// <exception cref="TrackerException">The tracker did not answer; the next pass searches again.</exception>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (!ledger.State.MayHaveOrphans)
            return;

        var orphans = (await version.ReadAsync(beads.InProgressAsync, cancellationToken)).Where(IsOrphan).ToList();
        var kept = orphans.Count == 0 ? [] : await WorkedOnAsync(orphans, cancellationToken);
        var released = 0;
        foreach (var orphan in orphans.Except(kept))
        {
            cancellationToken.ThrowIfCancellationRequested();
            released += await ReleaseAsync(orphan) ? 1 : 0;
        }

        if (kept.Count == 0)
            ledger.Append(new OrphansSearched(released));
        else
            log.Warning("Agents may work on {Bugs}; the next pass looks again", string.Join(", ", kept.Select(orphan => orphan.Id)));
    }

    /// <summary>Neither a dispatch that is open, nor a job that worked and whose claim stays.</summary>
    private bool IsOrphan(Holding holding) =>
        pass.IsOurs(holding.Assignee)
        && ledger.State.Dispatches.GetValueOrDefault(holding.Id)?.Actor != holding.Assignee
        && ledger.State.HistoryOf(holding.Id).AwaitsReview is null;

    /// <summary>With the ledger the mark of an agent is lost, but the runner still lists it; no answer means that all may be at work.</summary>
    private async Task<IReadOnlyList<Holding>> WorkedOnAsync(List<Holding> orphans, CancellationToken cancellationToken)
    {
        var status = await runner.StatusAsync(cancellationToken);
        if (status.Problem is { } problem)
            log.Warning("Who works on which bug is not known: {Problem}", problem);
        return [.. orphans.Where(orphan => status.Problem is not null || status.LiveRow(orphan.Id) is not null)];
    }

    private async Task<bool> ReleaseAsync(Holding orphan)
    {
        log.Warning("{Bug} is claimed by {Actor}, of which nothing is known here: giving it back", orphan.Id, orphan.Assignee);
        await OrphanedCalls.EndAsync(orphan.Assignee!, time);
        return BugId.TryParse(orphan.Id, out var id)
            && await beads.ReleaseAsync(id, orphan.Assignee!, Note) == Release.Released;
    }
}
