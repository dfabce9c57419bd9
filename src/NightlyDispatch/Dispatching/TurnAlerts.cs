using NightlyDispatch.Alerts;
using NightlyDispatch.Backlog;

namespace NightlyDispatch.Dispatching;

/// <summary>What an operator is told of how a bug's turn ended, and of what is over with it.</summary>
internal static class TurnAlerts
{
    public const string Runner = "dx-runner";
    public const string Tracker = "bd";

    public static void Tell(this AlertOutbox alerts, Bug bug, Turn turn)
    {
        var id = bug.Id.Value;
        switch (turn.Ending)
        {
            case Ending.Acknowledged:
                alerts.Recover(AlertCondition.DispatchFailed, id, turn.Reason);
                alerts.Recover(AlertCondition.ForeignJob, id, turn.Reason);
                alerts.Recover(AlertCondition.RunnerUnusable, Runner, $"{id} was dispatched");
                break;
            case Ending.ForeignJob or Ending.ForeignJobUnclaimed:
                var see = $"dx-runner check --beads {id}; stop that job, or claim the bug for it.";
                alerts.Raise(AlertCondition.ForeignJob, id, turn.Reason, see);
                break;
            case Ending.FalseClaim or Ending.EveryProviderRefused:
                alerts.Raise(AlertCondition.DispatchFailed, id, turn.Reason, "Nothing is left behind; the next pass tries again.");
                break;
            case Ending.Ours or Ending.OursUnclaimed:
                const string check = "Run `nightly-dispatch preflight`, and correct what it names.";
                alerts.Raise(AlertCondition.RunnerUnusable, Runner, turn.Reason, check);
                break;
            case Ending.TrackerFailed:
                alerts.Raise(AlertCondition.TrackerUnusable, Tracker, turn.Reason, $"bd show {id}; the next pass settles the claim.");
                break;
            case Ending.Unknown:
                alerts.Raise(AlertCondition.OutcomeUnknown, id, turn.Reason, $"dx-runner check --beads {id}; the next pass looks again.");
                break;
        }
    }
}
