using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.Configuration;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Prompts;
using NightlyDispatch.Providers;
using NightlyDispatch.Worktrees;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>Reads, plans and selects as a pass does, and leaves no trace.</summary>
internal sealed class DryRun(
    IBeads beads,
    IDxRunner runner,
    ProviderPolicy policy,
    Worktree worktree,
    PromptTemplate template,
    Settings settings,
    TimeProvider time,
    ILogger log)
{
    /// <exception cref="TrackerException">The backlog cannot be read.</exception>
    public async Task<DryRunReport> RunAsync(LedgerState ledger, CancellationToken cancellationToken)
    {
        var listing = await Reading.ConfirmedAsync(
            new VersionGate(beads, log).ReadAsync(token => beads.ReadyAsync(BacklogPlan.LooksAt(ledger), token), cancellationToken),
            beads,
            ledger,
            cancellationToken);
        var plan = BacklogPlan.Make(listing, ledger, settings, time.GetUtcNow(), template.FlawOf);
        var selector = new ProviderSelector(policy, ledger.Cooldowns, runner.PreflightAsync, time);
        var chosen = plan.Order.DistinctBy(Fingerprint.Of).Take(plan.Room).ToList();
        var selection = chosen.Count > 0 ? await selector.CurrentAsync(cancellationToken) : null;

        return new DryRunReport(
            listing,
            plan,
            selection,
            selector.PassedOver,
            selector.RunnerFault?.Error,
            selection is null ? [] : [.. chosen.Select(bug => Dispatch(bug, selection))]);
    }

    private PlannedDispatch Dispatch(Bug bug, Selection selection)
    {
        var (place, problem) = worktree.Locate(bug);
        var prompt = Path.Join(settings.Prompt.Directory, $"ndisp_{bug.Id}_…");
        return new PlannedDispatch(bug, new StartOrder(bug.Id, selection.Model, prompt, place?.Path, ""), problem?.Reason);
    }
}
