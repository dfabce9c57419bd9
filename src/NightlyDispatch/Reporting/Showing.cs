using NightlyDispatch.Alerts;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Reporting;

/// <summary>Lays one pass open, line by line.</summary>
internal static class Showing
{
    public static ShownPass Show(RecordedPass pass, PassOutline outline, int unreadableLines)
    {
        var started = pass.Lines.OfType<PassStarted>().FirstOrDefault();
        return new ShownPass(
            outline,
            started?.Host,
            started?.Actor,
            started?.ProcessId,
            started?.Program,
            [.. pass.Lines.OfType<PreflightFinished>().Select(Preflight)],
            [.. pass.Lines.OfType<BugEnded>().Select(bug => new ShownBug(bug.Bug, bug.Title, bug.Priority, bug.Class, bug.Reason))],
            [.. pass.Steps().Where(step => step.Line is JobEnded).Select(step => SettledJob.From((JobEnded)step.Line, step.Before))],
            [.. pass.Lines.Select(KeyOf).OfType<AlertKey>().Distinct().Select(key => Alert(key, pass))],
            [.. pass.Lines.Select(line => new ShownLine(line.At, LedgerEventNames.Of(line), LedgerWords.BugOf(line), LedgerWords.Of(line)))],
            unreadableLines);
    }

    private static ShownPreflight Preflight(PreflightFinished line) => new(
        line.At,
        line.Provider,
        line.Model,
        line.Error is null,
        line.Error,
        line.Code,
        line.NextAction,
        line.Warning,
        Math.Round(line.Seconds, 3));

    private static AlertKey? KeyOf(LedgerEvent line) => line switch
    {
        AlertRaised e => e.Alert.Key,
        AlertDelivered e => e.Key,
        AlertRefused e => e.Key,
        _ => null,
    };

    private static ShownAlert Alert(AlertKey key, RecordedPass pass)
    {
        var fate = pass.Lines.Last(line => KeyOf(line) == key) switch
        {
            AlertDelivered => AlertFate.Delivered,
            AlertRefused => AlertFate.Refused,
            _ => AlertFate.Waiting,
        };
        var alert = pass.Lines.OfType<AlertRaised>().LastOrDefault(line => line.Alert.Key == key)?.Alert
            ?? pass.Before.Alerts.Entries.FirstOrDefault(entry => entry.Key == key)?.Pending?.Latest;
        return new ShownAlert(key.Condition, alert?.Subject ?? key.Subject, alert?.RecoveredFrom, alert?.Reason, alert?.NextStep, fate);
    }
}
