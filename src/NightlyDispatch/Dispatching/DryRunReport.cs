using NightlyDispatch.Backlog;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Dispatching;

/// <summary>What a pass would do now.</summary>
/// <param name="Selection">Null: nobody was asked, or nobody answers.</param>
internal sealed record DryRunReport(
    Listing Listing,
    BacklogPlan Plan,
    Selection? Selection,
    IReadOnlyList<PassedOver> PassedOver,
    string? RunnerProblem,
    IReadOnlyList<PlannedDispatch> Dispatches)
{
    public ExitCode ExitCode =>
        RunnerProblem is not null ? ExitCode.RunnerUnusable
        : Selection is null && PassedOver.Count > 0 ? ExitCode.NoProvider
        : ExitCode.Ok;
}

/// <summary>One bug that would be handed over, with the start that would be made.</summary>
/// <param name="WorktreeProblem">Why it would end without one; null: nothing is known to stand in its way.</param>
internal sealed record PlannedDispatch(Bug Bug, StartOrder Order, string? WorktreeProblem);
