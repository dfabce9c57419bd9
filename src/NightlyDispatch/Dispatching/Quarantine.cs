using NightlyDispatch.Alerts;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Dispatching;

/// <summary>Sets bugs aside that fail again and again (design, section 4, Quarantine).</summary>
internal sealed class Quarantine(LedgerFile ledger, AlertOutbox alerts, DispatchSettings settings)
{
    public void Sweep()
    {
        foreach (var (bug, history) in ledger.State.Bugs)
        {
            if (history.Quarantine is not null || history.QuarantineReason(settings.QuarantineAfter) is not { } reason)
                continue;

            alerts.Raise(AlertCondition.BugQuarantined, bug, $"left out from now on, after {reason}", $"nightly-dispatch retry {bug}");
            ledger.Append(new BugQuarantined(bug, reason));
        }
    }
}
