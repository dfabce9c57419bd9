using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine.Page;

/// <summary>What each provider promised and kept, and what asking cost.</summary>
internal static class ProviderTable
{
    private static readonly string[] Names =
        ["preflights", "available", "refused starts", "jobs", "worked", "false greens", "acknowledged", "cooldowns"];

    public static Html Draw(MorningReport report) => Html.Of(
        $"""
        <table class="providers">
        <thead><tr><th scope="col">provider</th>{Names.Select(name => Html.Of($"""<th scope="col">{name}</th>"""))}</tr></thead>
        <tbody>
        {report.Providers.Select(Row)}
        </tbody>
        </table>
        <p class="soft">A false green is a job that failed by its provider's own fault after its preflight had said yes.
        Paid probes: {ReportWords.Paid(report.PaidProbes)}.</p>
        """);

    private static Html Row(ReportedProvider provider) => Html.Of(
        $"""
        <tr>
        <th scope="row">{provider.Provider}</th>
        {Cells(provider).Select((cell, column) => Html.Of($"""<td data-label="{Names[column]}"><div>{cell}</div></td>"""))}
        </tr>

        """);

    private static Html[] Cells(ReportedProvider provider) =>
    [
        Text($"{provider.Preflights}"),
        Share(provider.Available, provider.Availability),
        Text($"{provider.RefusedStarts}"),
        Text($"{provider.Jobs}"),
        Share(provider.Worked, provider.Success),
        Text($"{provider.FalseGreens}"),
        Text(ReportWords.Acknowledged(provider.Acknowledgements)),
        Text($"{provider.Cooldowns}{(provider.CoolingUntil is { } until ? $", now until {Times.Minute(until)}" : "")}"),
    ];

    private static Html Text(string text) => Html.Of($"{text}");

    private static Html Share(int part, double? share) => Html.Of(
        $"{ReportWords.Share(part, share)}{Html.When(share is not null, () => Bar(share!.Value))}");

    private static Html Bar(double share) => Html.Of(
        $"""
        <svg class="share" width="100%" height="3" aria-hidden="true">
        <rect class="rest" width="100%" height="3" /><rect class="good" width="{100 * share}%" height="3" />
        </svg>
        """);
}
