using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine.Page;

/// <summary>Every pass, night by night; the newest night is open, the others are folded away.</summary>
internal static class PassTables
{
    private static readonly string[] Names = ["began", "took", "exit", "account", "dispatched", "passed over", "pass"];

    public static Html Draw(IReadOnlyList<ReportedNight> nights)
    {
        var newest = nights.LastOrDefault(night => night.Passes.Count > 0);
        return Html.Of($"{nights.Where(night => night.Passes.Count > 0).Reverse().Select(night => Draw(night, isOpen: night == newest))}");
    }

    private static Html Draw(ReportedNight night, bool isOpen) => Html.Of(
        $"""
        <details{(isOpen ? Html.Of($""" open="open" """) : Html.None)}>
        <summary>{$"{Times.Day(night.Evening)}: {ReportWords.Passes(night.Passes)}"}</summary>
        <table class="passes">
        <thead><tr>{Names.Select(name => Html.Of($"""<th scope="col">{name}</th>"""))}</tr></thead>
        <tbody>
        {night.Passes.Select(Row)}
        </tbody>
        </table>
        </details>

        """);

    private static Html Row(PassOutline pass) => Html.Of(
        $"""
        <tr>{Cells(pass).Select((cell, column) => Html.Of($"""<td data-label="{Names[column]}"><div>{cell}</div></td>"""))}</tr>

        """);

    private static Html[] Cells(PassOutline pass) =>
    [
        Html.Of($"{Times.Clock(pass.Began)}"),
        Html.Of($"{(pass.Seconds is { } seconds ? Times.Span(seconds) : ReportWords.Nothing)}"),
        Html.Of($"{PassWords.Exit(pass)}"),
        Html.Of($"{PassWords.Account(pass)}"),
        Html.Of($"{(pass.Dispatched.Count == 0 ? ReportWords.Nothing : string.Join(", ", pass.Dispatched.Select(PassWords.Dispatched)))}"),
        Html.Of($"{PassWords.Fallback(pass) ?? ReportWords.Nothing}"),
        Html.Of($"<code>{pass.Pass}</code>"),
    ];
}
