using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>What came of the last nights, for a terminal or a mail.</summary>
internal static class ReportText
{
    private const int TitleLength = 70;
    private const int ReasonLength = 200;

    /// <summary>Of bugs that nothing was done about only so many are named.</summary>
    private const int NamedBugs = 10;

    public static void Write(TextWriter output, MorningReport report)
    {
        if (report.Nights.Count == 0)
        {
            output.WriteLine("No pass has been made yet.");
            return;
        }

        output.WriteLine($"{ReportWords.Span(report)} (a night is from 16:00 to 16:00 UTC)");
        output.WriteLine();
        Write(output, Summary(report));
        Section(output, "Waiting", Waiting(report.Waiting));
        Section(output, "Bugs", Columns.Align([.. report.Bugs.GroupBy(bug => bug.Outcome).SelectMany(Bugs)]));
        Section(output, "Nights", Columns.Align([NightHeader(report), .. report.Nights.Select(night => Night(night, report))]));
        output.WriteLine("  A available, R refused, c cooling down, . not asked; one letter a pass");
        Section(output, "Providers", Columns.Align([ProviderHeader, .. report.Providers.Select(Provider)]));
        output.WriteUnreadable(report.UnreadableLines);
    }

    private static void Section(TextWriter output, string title, IEnumerable<string> lines)
    {
        output.WriteLine();
        output.WriteLine(title);
        foreach (var line in lines.DefaultIfEmpty("nothing"))
            output.WriteLine($"  {line}");
    }

    private static void Write(TextWriter output, IReadOnlyList<string[]> rows)
    {
        foreach (var line in Columns.Align(rows))
            output.WriteLine(line);
    }

    private static IReadOnlyList<string[]> Summary(MorningReport report) =>
    [
        ["passes", ReportWords.Passes([.. report.Nights.SelectMany(night => night.Passes)])],
        ["starts", $"{ReportWords.Number(report.Dispatches, "agent")} launched, for {ReportWords.Number(report.DispatchedBugs, "bug")}"],
        ["bugs", BugOutcomes.Counts(report.Bugs.Select(bug => bug.Outcome))],
        ["paid", ReportWords.Paid(report.PaidProbes)],
    ];

    private static IEnumerable<string> Waiting(WaitingBugs waiting)
    {
        List<string[]> rows =
        [
            .. Columns.Group("running", waiting.Running.Select(job =>
                $"{job.Bug} on {job.Provider} {Model.InWords(job.Model)} since {Times.Minute(job.Since)}")),
            .. Columns.Group("review", waiting.Review.Select(bug => $"{bug.Bug} since {Times.Minute(bug.Since)}  {Title(bug.Title)}")),
            .. Columns.Group("quarantine", waiting.Quarantine.Select(bug =>
                $"{bug.Bug} since {Times.Minute(bug.Since)}, after {Short(bug.Reason)} (retry {bug.Bug} brings it back)")),
            .. Columns.Group("deferred", waiting.Deferred.GroupBy(bug => bug.Reason).Select(group =>
                $"{ReportWords.Named([.. group.Select(bug => bug.Bug)], NamedBugs)}: {Short(group.Key)}")),
            .. Columns.Group("behind", waiting.Behind > 0 ? [ReportWords.Number(waiting.Behind, "bug")] : []),
            .. Columns.Group("unsettled", waiting.Unsettled.Select(dispatch =>
                $"{dispatch.Bug} {dispatch.Stage} since {Times.Minute(dispatch.Since)}; the next pass settles it")),
        ];
        return Columns.Align(rows);
    }

    private static IEnumerable<string[]> Bugs(IGrouping<BugOutcome, ReportedBug> bugs)
    {
        var name = BugOutcomes.NameOf(bugs.Key);
        return bugs.Key is BugOutcome.Deferred or BugOutcome.Skipped
            ? [[name, ReportWords.Named([.. bugs.Select(bug => bug.Bug)], NamedBugs)]]
            : Columns.Group(name, bugs.SelectMany(Bug));
    }

    private static IEnumerable<string> Bug(ReportedBug bug)
    {
        var took = bug.Seconds is { } seconds ? $", {Times.Span(seconds)}" : "";
        var provider = bug.Provider is null ? "" : $"{bug.Provider} {Model.InWords(bug.Model)}{took}: ";
        return
        [
            $"{bug.Bug}{(bug.Priority is { } priority ? $"  P{priority}" : "")}  {Title(bug.Title)}",
            $"  {provider}{Short(bug.Reason)}{(bug.Dispatches > 1 ? $" (started {bug.Dispatches} times)" : "")}",
            .. Place(bug.Worktree, bug.Commits),
        ];
    }

    private static IEnumerable<string> Place(string? worktree, IReadOnlyList<string> commits) =>
        [.. worktree is null ? (string[])[] : [$"  in {worktree}"], .. commits.Select(commit => $"    {Short(commit)}")];

    private static string[] NightHeader(MorningReport report) =>
        ["night", "passes", .. report.Providers.Select(provider => provider.Provider), "bugs"];

    private static string[] Night(ReportedNight night, MorningReport report) =>
    [
        Times.Day(night.Evening),
        night.Passes.Count == 0 ? "none" : $"{night.Passes.Count}",
        .. report.Providers.Select(provider => string.Concat(night.Passes.Select(pass => Letter(pass, provider.Provider)))),
        BugOutcomes.Counts(night.Bugs.Select(bug => bug.Outcome)),
    ];

    private static string Letter(PassOutline pass, string provider) =>
        pass.Providers.FirstOrDefault(answer => answer.Provider == provider)?.Availability switch
        {
            Availability.Available => "A",
            Availability.Refused => "R",
            Availability.CoolingDown => "c",
            _ => ".",
        };

    private static string[] ProviderHeader =>
        ["provider", "preflights", "available", "refused starts", "jobs", "worked", "false greens", "acknowledged", "cooldowns"];

    private static string[] Provider(ReportedProvider provider) =>
    [
        provider.Provider,
        $"{provider.Preflights}",
        ReportWords.Share(provider.Available, provider.Availability),
        $"{provider.RefusedStarts}",
        $"{provider.Jobs}",
        ReportWords.Share(provider.Worked, provider.Success),
        $"{provider.FalseGreens}",
        ReportWords.Acknowledged(provider.Acknowledgements),
        $"{provider.Cooldowns}{(provider.CoolingUntil is { } until ? $", now until {Times.Minute(until)}" : "")}",
    ];

    private static string Title(string? title) => ReportWords.WhyNoTitle(title) ?? Columns.Printable(title!, TitleLength);

    private static string Short(string text) => Columns.Printable(text, ReasonLength);
}
