using System.Text;
using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.Configuration;
using NightlyDispatch.Dispatching;
using NightlyDispatch.Ledger;
using NightlyDispatch.Prompts;

namespace NightlyDispatch.Reporting;

/// <summary>Finds out why a bug was or was not dispatched, and what a pass would do with it now.</summary>
internal sealed class Explainer(IBeads beads, PromptTemplate template, Settings settings, string machine, TimeProvider time)
{
    /// <exception cref="StateException">The ledger or the pause cannot be read.</exception>
    public async Task<Explanation> AskAsync(BugId bug, string stateFolder, CancellationToken cancellationToken)
    {
        var history = new LedgerHistory(StateFiles.Ledger(stateFolder));
        var lines = Lines(history, bug).ToList();
        var ledger = LedgerFile.Peek(StateFiles.Ledger(stateFolder)) with { Machine = machine };
        var pause = PausedNow.Read(new PauseFile(StateFiles.Pause(stateFolder)), ledger, time.GetUtcNow());
        var newest = lines.OfType<BugEnded>().LastOrDefault();
        return new Explanation(
            bug.Value,
            newest?.Title,
            newest?.Priority,
            [.. Passes(lines)],
            history.Unreadable,
            await NowAsync(bug, ledger, pause, cancellationToken));
    }

    private static IEnumerable<LedgerEvent> Lines(LedgerHistory history, BugId bug)
    {
        var name = Encoding.UTF8.GetBytes($"\"{bug}\"");
        return history.Read(line => line.Span.IndexOf(name) >= 0 && !line.Span.StartsWith(LedgerReading.PassEnd));
    }

    private static IEnumerable<ExplainedPass> Passes(List<LedgerEvent> lines)
    {
        for (var begin = 0; begin < lines.Count;)
        {
            var pass = lines[begin].Pass;
            var ofPass = lines.Skip(begin).TakeWhile(line => line.Pass == pass).ToList();
            var ended = ofPass.OfType<BugEnded>().LastOrDefault();
            yield return new ExplainedPass(
                pass,
                ofPass[0].At,
                ended is null ? null : LedgerWords.NameOf(ended.Class),
                ended?.Reason,
                [
                    .. ofPass.Where(line => line is not BugEnded)
                        .Select(line => new ExplainedStep(line.At, LedgerEventNames.Of(line), LedgerWords.Of(line))),
                ]);
            begin += ofPass.Count;
        }
    }

    private async Task<ExplainedNow> NowAsync(BugId bug, LedgerState ledger, PauseStatus? pause, CancellationToken cancellationToken)
    {
        try
        {
            _ = await beads.VersionAsync(cancellationToken);
            var shown = await beads.ShowAsync(bug, cancellationToken);
            var holding = shown?.Id == bug.Value ? shown : null;
            var what = await WhatAsync(bug, holding, ledger, cancellationToken);
            var paused = pause is null ? "" : $"{PauseGate.InWords(pause.Until, pause.Reason)}; but for that: ";
            return new ExplainedNow(holding?.Status, holding?.Assignee, paused + what, Problem: null);
        }
        catch (TrackerException exception)
        {
            return new ExplainedNow(null, null, "what a pass would do is not known, because bd does not answer", exception.Message);
        }
    }

    private async Task<string> WhatAsync(BugId bug, Holding? holding, LedgerState ledger, CancellationToken cancellationToken)
    {
        if (ledger.Dispatches.GetValueOrDefault(bug.Value) is { } dispatch)
            return BacklogPlan.WhyUnsettled(dispatch, ledger);
        if (holding is null)
            return "bd knows no such issue";
        if (holding is { Status: not "open" } or { Assignee.Length: > 0 })
            return $"bd does not list it as ready: it is {Held(holding)}{(ledger.HistoryOf(bug.Value).AwaitsReview is null ? "" : ", and awaits review")}";

        var listing = await Reading.ConfirmedAsync(
            beads.ReadyAsync(BacklogPlan.LooksAt(ledger), cancellationToken), beads, ledger, cancellationToken);
        var plan = BacklogPlan.Make(listing, ledger, settings, time.GetUtcNow(), template.FlawOf);
        if (plan.Excluded.FirstOrDefault(exclusion => exclusion.Bug.Id == bug) is { } exclusion)
            return $"it would be skipped: {exclusion.Reason}";
        if (plan.Order.ToList().FindIndex(listed => listed.Id == bug) is >= 0 and var index)
            return index < plan.Room ? $"it would be tried, as number {index + 1} of {plan.Order.Count}{Providers(ledger)}" : $"it would be deferred: {plan.Full}";
        return await beads.WhyNotListedAsync(bug, BacklogPlan.LooksAt(ledger), cancellationToken) is { } why
            ? why == Listing.WhyBehind ? $"it would be deferred: {why}" : $"it is no bug for the night: {why}"
            : "bd does not list it as ready although it is open: it is blocked, put off, or of a kind that is never ready (bd show)";
    }

    private string Providers(LedgerState ledger)
    {
        var cooling = ledger.Cooldowns.Where(entry => entry.Value.Holds(time.GetUtcNow())).Select(entry => $"{entry.Key} is {entry.Value.Explanation}");
        return string.Concat(cooling.Select(words => $"; {words}"));
    }

    private static string Held(Holding holding) =>
        holding.Assignee is { Length: > 0 } assignee ? $"{holding.Status}, held by {assignee}" : holding.Status;
}
