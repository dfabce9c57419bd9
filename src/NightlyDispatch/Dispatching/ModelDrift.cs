using NightlyDispatch.Alerts;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Dispatching;

/// <summary>Reads back which model a job really runs with (design, section 3).</summary>
internal sealed class ModelDrift(ProviderPolicy policy, AlertOutbox alerts)
{
    /// <param name="check">Of the job; null where the runner does not speak of it.</param>
    public void Look(AllowedModel model, CheckReading? check)
    {
        if (check?.SelectedModel is not { } selected)
            return;

        if (policy.AllowsReadBack(model.Provider, model.Argument, selected))
        {
            alerts.Recover(AlertCondition.ModelDrift, model.Provider, $"its job runs with {selected}");
        }
        else
        {
            alerts.Raise(
                AlertCondition.ModelDrift,
                model.Provider,
                $"{model.Argument} was asked for, and the job runs with {selected}, which the policy does not allow",
                "Look for what overrides the model in the runner's environment or profile.");
        }
    }
}
