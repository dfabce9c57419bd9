using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine.Page;

/// <summary>What waits for a person, for its agent, or for the next pass.</summary>
internal sealed class WaitingList(WaitingBugs waiting)
{
    public Html Draw() => IsEmpty
        ? Html.Of($"<p>Nothing waits.</p>")
        : Html.Of(
            $"""
            <dl class="waiting">
            {Group("for your review", waiting.Review.Select(Review))}
            {Group("in quarantine", waiting.Quarantine.Select(Quarantined))}
            {Group("for their agents", waiting.Running.Select(Running))}
            {Group("to be settled", waiting.Unsettled.Select(Unsettled))}
            {Group("for a later pass", waiting.Deferred.GroupBy(bug => bug.Reason).Select(Deferred))}
            {Group("behind them", waiting.Behind > 0 ? [Html.Of($"{ReportWords.Number(waiting.Behind, "bug")}")] : [])}
            </dl>
            """);

    private bool IsEmpty => waiting is { Review.Count: 0, Quarantine.Count: 0, Running.Count: 0, Unsettled.Count: 0, Deferred.Count: 0 };

    private static Html Group(string name, IEnumerable<Html> entries)
    {
        List<Html> all = [.. entries];
        return Html.When(all.Count > 0, () => Html.Of($"<div><dt>{name}</dt>{all.Select(entry => Html.Of($"<dd>{entry}</dd>\n"))}</div>\n"));
    }

    private static Html Review(ReviewableBug bug) => Html.Of(
        $"{BugTable.Id(bug.Bug)} {BugTable.Title(bug.Title)} {Soft($"since {Times.Minute(bug.Since)}")}");

    private static Html Quarantined(QuarantinedBug bug) => Html.Of(
        $"""
        {BugTable.Id(bug.Bug)} after {bug.Reason} {Soft($"since {Times.Minute(bug.Since)}")}
        <code class="block">nightly-dispatch retry {bug.Bug}</code>
        """);

    private static Html Running(RunningJob job) => Html.Of(
        $"{BugTable.Id(job.Bug)} {BugTable.Title(job.Title)} {Soft($"{job.Provider} {Model.InWords(job.Model)}, since {Times.Minute(job.Since)}")}");

    private static Html Unsettled(HalfDoneDispatch dispatch) => Html.Of(
        $"{BugTable.Id(dispatch.Bug)} {dispatch.Stage} {Soft($"since {Times.Minute(dispatch.Since)}; the next pass settles it")}");

    private static Html Deferred(IGrouping<string, DeferredBug> bugs) => Html.Of(
        $"{BugTable.Ids([.. bugs.Select(bug => bug.Bug)])} {Soft(bugs.Key)}");

    private static Html Soft(string text) => Html.Of($"""<span class="soft">{text}</span>""");
}
