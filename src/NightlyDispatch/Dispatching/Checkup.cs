using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.Configuration;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Dispatching;

/// <summary>Looks at everything that a pass will need, and asks all providers side by side.</summary>
internal sealed class Checkup(
    Surroundings around,
    IBeads beads,
    IDxRunner runner,
    ProviderPolicy policy,
    bool hasWebhook,
    TimeProvider time)
{
    public async Task<CheckupReport> RunAsync(CancellationToken cancellationToken)
    {
        var (ledger, stateProblem) = ReadState();
        var tracker = CheckTrackerAsync(cancellationToken);
        var probes = policy.Chain
            .SelectMany(provider => provider.Models.Select(model => (provider, model)))
            .Select(pair => runner.PreflightAsync(pair.provider, pair.model, cancellationToken))
            .ToList();

        var preflights = await Task.WhenAll(probes);
        var selector = new ProviderSelector(policy, ledger.Cooldowns, Answered(preflights), time);
        var selection = await selector.CurrentAsync(cancellationToken);
        return new CheckupReport(
            await tracker,
            new ToolCheckup(around.Runner.Path, preflights.FirstOrDefault(preflight => preflight.IsRunnersFault)?.Error),
            preflights,
            selection,
            selector.PassedOver,
            around.Settings.Worktree.Path ?? around.Host[Variables.Worktree],
            hasWebhook ? around.Settings.Alerts.Channel : null,
            new ToolCheckup(around.State.Path ?? "", stateProblem),
            Parallelism.At(time.GetUtcNow(), ledger.Migration, around.Settings.Parallelism),
            ledger.Migration.FirstPass is not null);
    }

    /// <summary>What the probes have already said, for the selection that a pass would make.</summary>
    private static Func<Provider, Model, CancellationToken, Task<PreflightResult>> Answered(PreflightResult[] preflights) =>
        (provider, model, _) =>
            Task.FromResult(preflights.First(preflight => preflight.Provider == provider.Name && preflight.Model == model.Argument));

    private async Task<TrackerCheckup> CheckTrackerAsync(CancellationToken cancellationToken)
    {
        var version = beads.VersionAsync(cancellationToken);
        var ready = beads.ReadyAsync(int.MaxValue, cancellationToken);
        try
        {
            await Task.WhenAll(version, ready);
            var byPriority = (await ready).Bugs.CountBy(bug => bug.Priority).OrderBy(count => count.Key).ToDictionary();
            return new TrackerCheckup(Number(await version), (await version).Warning, null, byPriority);
        }
        catch (TrackerException exception)
        {
            var number = version.IsCompletedSuccessfully ? Number(await version) : null;
            return new TrackerCheckup(number, null, exception.Message, new Dictionary<int, int>());
        }
    }

    private static string? Number(TrackerVersion version) => version.Number?.ToString();

    private (LedgerState Ledger, string? Problem) ReadState()
    {
        if (around.State.Problem() is { } problem)
            return (LedgerState.Empty, problem);
        try
        {
            return (LedgerFile.Peek(StateFiles.Ledger(around.State.Path!)), null);
        }
        catch (StateException exception)
        {
            return (LedgerState.Empty, exception.Message);
        }
    }
}
