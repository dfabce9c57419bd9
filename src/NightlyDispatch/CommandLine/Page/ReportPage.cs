using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine.Page;

/// <summary>The morning report as one page for a browser: nothing in it is loaded from elsewhere, and nothing in it runs.</summary>
internal static class ReportPage
{
    private const string Style = "CommandLine.Page.page.css";

    /// <summary>Well-formed as XML too, so that a mistake in it can be found.</summary>
    public static Html Of(MorningReport report) => Html.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{Title(report)}: nightly-dispatch</title>
        <style>
        {Html.Own(EmbeddedText.Read(Style))}
        </style>
        </head>
        <body>
        <main>
        {Head(report)}
        {(report.Nights.Count == 0 ? Html.None : Body(report))}
        {Foot(report)}
        </main>
        </body>
        </html>

        """);

    private static string Title(MorningReport report) => report.Nights.Count == 0 ? "No pass has been made yet" : ReportWords.Span(report);

    private static Html Head(MorningReport report) => Html.Of(
        $"""
        <header>
        <p class="kicker">nightly-dispatch{(report.Host is { } host ? $" on {host}" : "")}</p>
        <h1>{Title(report)}</h1>
        {Html.When(report.Nights.Count > 0, () => Html.Of($"""<p class="lead">{ReportWords.Sentence(report)}</p>"""))}
        </header>
        """);

    private static Html Body(MorningReport report) => Html.Of(
        $"""
        <section aria-label="Bugs by outcome"><dl class="figures">{BugOutcomes.All.Select(outcome => Figure(outcome, report))}</dl></section>
        {Section("Waiting", new WaitingList(report.Waiting).Draw())}
        {Section("Night by night", new NightsFigure(report).Draw())}
        {Section("Providers", ProviderTable.Draw(report))}
        {Section("What became of the bugs", BugTable.Draw(report.Bugs))}
        {Section("Every pass", PassTables.Draw(report.Nights))}
        """);

    private static Html Section(string title, Html content) => Html.Of($"<section><h2>{title}</h2>{content}</section>\n");

    private static Html Figure(BugOutcome outcome, MorningReport report)
    {
        var count = report.Bugs.Count(bug => bug.Outcome == outcome);
        return Html.Of(
            $"""
            <div class="{(count == 0 ? "zero" : "some")}">
            <dt>{Glyphs.Alone(Glyphs.Of(outcome))} {BugOutcomes.NameOf(outcome)}</dt><dd>{count}</dd>
            </div>

            """);
    }

    private static Html Foot(MorningReport report) => Html.Of(
        $"""
        <footer>
        <p>As of {Times.Minute(report.At)}, from the ledger alone. All times are UTC; a night is from 16:00 to 16:00 UTC, so that one that
        crosses midnight is one, and is named by its evening. A job counts to the night in which it was started.</p>
        {Html.When(report.UnreadableLines > 0, () => Html.Of($"<p>{report.UnreadableLines} lines of the ledger cannot be read.</p>"))}
        </footer>
        """);
}
