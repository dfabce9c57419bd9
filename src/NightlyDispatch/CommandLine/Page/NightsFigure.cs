using System.Globalization;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine.Page;

/// <summary>Night by night: what each provider answered to each pass, and what became of the bugs.</summary>
internal sealed class NightsFigure(MorningReport report)
{
    /// <summary>Fewer hours than that are not stretched over the whole width.</summary>
    private const int FewestHours = 8;

    private const int MostHourLabels = 8;
    private const int LanePitch = 18;
    private const int LaneInset = 4;
    private const int BugPitch = 13;
    private const int BugsInRow = 18;
    private const int MostBugs = 5 * BugsInRow;

    private readonly IReadOnlyList<string> _providers = [.. report.Providers.Select(provider => provider.Provider)];
    private readonly (int First, int Count) _hours = HoursOf(report);

    public Html Draw() => Html.Of(
        $"""
        <ul class="legend">{Enum.GetValues<Availability>().OrderBy(Rank).Select(Legend)}</ul>
        <ol class="nights">
        <li class="night axis"><div></div><div class="lanes"><div></div>{Axis()}</div><div></div></li>
        {report.Nights.Select(Night).Reverse()}
        </ol>

        """);

    public static string NameOf(Availability availability) => availability switch
    {
        Availability.Available => "available",
        Availability.Refused => "refused",
        Availability.CoolingDown => "cooling down",
        _ => "not asked",
    };

    private static int Rank(Availability availability) => availability == Availability.NotAsked ? int.MaxValue : (int)availability;

    private static Html Legend(Availability availability) =>
        Html.Of($"<li>{Glyphs.Alone(Glyphs.Of(availability))} {NameOf(availability)}</li>");

    private static (int First, int Count) HoursOf(MorningReport report)
    {
        List<int> hours = [.. report.Nights.SelectMany(night => night.Passes.Select(pass => HourOf(pass, night)))];
        var first = hours.DefaultIfEmpty(0).Min();
        return (Math.Min(first, 24 - FewestHours), Math.Max(FewestHours, hours.DefaultIfEmpty(0).Max() - first + 1));
    }

    /// <returns>Since the night began.</returns>
    private static int HourOf(PassOutline pass, ReportedNight night) => Math.Clamp((int)(pass.Began - night.From).TotalHours, 0, 23);

    private Html Axis()
    {
        var step = (_hours.Count + MostHourLabels - 1) / MostHourLabels;
        var labels = Enumerable.Range(0, _hours.Count).Where(hour => hour % step == 0)
            .Select(hour => Html.Of($"""<text x="{Percent(hour)}" y="12">{$"{(_hours.First + hour + CalendarNight.FirstHour) % 24:00}"}</text>"""));
        return Html.Of($"""<svg width="100%" height="16" aria-hidden="true">{labels}</svg>""");
    }

    private Html Night(ReportedNight night, int number) => Html.Of(
        $"""
        <li class="night">
        <h3><time datetime="{night.Evening.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}">{Times.Day(night.Evening)}</time></h3>
        {(night.Passes.Count == 0 ? Html.Of($"""<p class="none">no pass was made</p>""") : Lanes(night, number))}
        {Bugs(night, number)}
        </li>

        """);

    private Html Lanes(ReportedNight night, int number) => Html.Of(
        $"""
        <div class="lanes"><div class="names"><span>exit</span>{_providers.Select(provider => Html.Of($"<span>{provider}</span>"))}</div>
        <svg width="100%" height="{LanePitch * (_providers.Count + 1)}" role="img" aria-labelledby="night{number}t night{number}d">
        <title id="night{number}t">{$"Night of {Times.Day(night.Evening)}: {ReportWords.Number(night.Passes.Count, "pass", "passes")}"}</title>
        <desc id="night{number}d">{string.Join(" ", _providers.Select(provider => Described(provider, night)))}</desc>
        {Slots(night).Select(slot => Pass(slot.Pass, slot.X, slot.Width))}
        </svg></div>
        """);

    private static string Described(string provider, ReportedNight night)
    {
        var answers = night.Passes.SelectMany(pass => pass.Providers).Where(answer => answer.Provider == provider)
            .GroupBy(answer => answer.Availability)
            .OrderBy(group => Rank(group.Key));
        return $"{provider}: {PassWords.Counts(answers.Select(group => (group.Count(), NameOf(group.Key))))}.";
    }

    /// <summary>Passes of one hour share its place.</summary>
    private IEnumerable<(PassOutline Pass, double X, double Width)> Slots(ReportedNight night) =>
        night.Passes.GroupBy(pass => HourOf(pass, night) - _hours.First).SelectMany(hour => hour.Select((pass, index) =>
            (pass, hour.Key + (double)index / hour.Count(), 1.0 / hour.Count())));

    private Html Pass(PassOutline pass, double x, double width)
    {
        var (left, breadth, dash) = (Percent(x), Percent(0.86 * width), Percent(0.2 * width));
        return Html.Of(
            $"""
            <g><title>{$"{Times.Clock(pass.Began)} UTC: {PassWords.Exit(pass)}; {PassWords.Account(pass)}"}</title>
            <text class="{(IsClean(pass) ? "quiet" : "loud")}" x="{left}" y="13">{Sign(pass)}</text></g>
            {_providers.Select((provider, lane) => Answer(pass, provider, left, breadth, dash, LaneInset + LanePitch * (lane + 1)))}

            """);
    }

    private static Html Answer(PassOutline pass, string provider, string x, string width, string dash, int y)
    {
        var answer = pass.Providers.FirstOrDefault(answer => answer.Provider == provider);
        var availability = answer?.Availability ?? Availability.NotAsked;
        var reason = answer?.Reason is { } words ? $": {words}" : "";
        var told = $"{Times.Clock(pass.Began)} UTC, {provider}: {NameOf(availability)}{reason}";
        return Html.Of($"<g><title>{told}</title>{Glyphs.Lane(availability, x, width, dash, y)}</g>\n");
    }

    private static bool IsClean(PassOutline pass) =>
        pass.State == PassState.Running || pass.ExitCode is (int)ExitCode.Ok or (int)ExitCode.AlertUndelivered;

    private static string Sign(PassOutline pass) => pass.State switch
    {
        PassState.Ended => $"{pass.ExitCode}",
        PassState.Running => "…",
        _ => "?",
    };

    private static Html Bugs(ReportedNight night, int number)
    {
        var shown = Math.Min(night.Bugs.Count, MostBugs);
        var height = (shown + BugsInRow - 1) / BugsInRow * BugPitch;
        var counts = BugOutcomes.Counts(night.Bugs.Select(bug => bug.Outcome));
        var more = night.Bugs.Count > shown ? $" ({night.Bugs.Count - shown} more than are drawn)" : "";
        if (night.Bugs.Count == 0)
            return Html.Of($"""<div class="bugs"><p>{(night.Passes.Count == 0 ? "" : "no bug was listed")}</p></div>""");

        return Html.Of(
            $"""
            <div class="bugs">
            <svg width="{BugPitch * BugsInRow}" height="{height}" role="img" aria-labelledby="bugs{number}t bugs{number}d">
            <title id="bugs{number}t">{$"Bugs of the night of {Times.Day(night.Evening)}"}</title><desc id="bugs{number}d">{counts}</desc>
            {night.Bugs.Take(shown).Select((bug, index) => Bug(bug, index % BugsInRow * BugPitch, index / BugsInRow * BugPitch))}
            </svg>
            <p>{Whole(counts)}{more}</p>
            </div>
            """);
    }

    /// <summary>No line ends between a number and what it counts.</summary>
    private static IEnumerable<Html> Whole(string counts) => counts.Replace(", ", ",\n", StringComparison.Ordinal).Split('\n')
        .Select(count => Html.Of($"""<span class="whole">{count}</span> """));

    private static Html Bug(NightBug bug, int x, int y)
    {
        var told = $"{bug.Bug} {BugOutcomes.NameOf(bug.Outcome)}{(bug.Title is { } title ? $": {title}" : "")}";
        return Html.Of($"<g><title>{told}</title>{Glyphs.Of(bug.Outcome, x, y)}</g>");
    }

    private string Percent(double hours) => string.Create(CultureInfo.InvariantCulture, $"{100 * hours / _hours.Count:0.###}%");
}
