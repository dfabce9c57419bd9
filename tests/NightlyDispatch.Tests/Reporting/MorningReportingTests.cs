using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;
using NightlyDispatch.Tests.Ledger;
using LedgerSome = NightlyDispatch.Tests.Ledger.Some;

namespace NightlyDispatch.Tests.Reporting;

public sealed class MorningReportingTests : IDisposable
{
    private readonly WrittenLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Theory]
    [InlineData("2026-11-22T15:59:59Z", "2026-11-21")]
    [InlineData("2026-11-22T16:00:00Z", "2026-11-22")]
    [InlineData("2026-11-22T23:59:59Z", "2026-11-22")]
    [InlineData("2026-11-23T00:00:00Z", "2026-11-22")]
    [InlineData("2026-11-23T06:00:00+09:00", "2026-11-22")]
    public void A_night_is_from_16_00_to_16_00_UTC_and_is_named_by_its_evening(string at, string evening)
    {
        var night = CalendarNight.Of(DateTimeOffset.Parse(at, null));

        night.Evening.ToString("yyyy-MM-dd", null).Should().Be(evening);
        night.Begin.Should().BeOnOrBefore(DateTimeOffset.Parse(at, null));
        night.End.Should().Be(night.Begin.AddDays(1)).And.BeAfter(DateTimeOffset.Parse(at, null));
    }

    [Fact]
    public void Before_the_first_pass_there_is_no_night()
    {
        var report = Report();

        report.Should().BeEquivalentTo(new { Host = (string?)null, Dispatches = 0, PaidProbes = new PaidProbeFigures(0, 0, 0, null, 0) });
        report.Nights.Should().BeEmpty();
        report.Providers.Should().HaveCount(3).And.OnlyContain(provider => provider.Preflights == 0 && provider.Availability == null);
    }

    [Fact]
    public void The_nights_begin_with_the_first_pass_those_without_a_pass_are_among_them_and_tonight_counts_once_it_has_one()
    {
        At(22, 6, "p1");
        At(24, 23, "p2");
        At(25, 0, "p3");

        Evenings(Report(now: Day(26, 15))).Should().Equal("11-21 p1", "11-22", "11-23", "11-24 p2 p3", "11-25");
        Evenings(Report(now: Day(26, 17))).Should().Equal("11-21 p1", "11-22", "11-23", "11-24 p2 p3", "11-25");
        Evenings(Report(now: Day(25, 17), nights: 2)).Should().Equal("11-23", "11-24 p2 p3");
        Evenings(Report(now: Day(25, 1), nights: 2)).Should().Equal("11-23", "11-24 p2 p3");
        Evenings(Report(now: Day(28, 17), nights: 1)).Should().Equal("11-27");
    }

    [Fact]
    public void Tonight_counts_too_once_every_earlier_night_had_had_a_pass_by_this_time()
    {
        At(21, 23, "p1");
        At(23, 1, "p2");

        Evenings(Report(now: Day(24, 2))).Should().Equal("11-21 p1", "11-22 p2");
        Evenings(Report(now: Day(24, 3))).Should().Equal("11-21 p1", "11-22 p2", "11-23");
    }

    [Fact]
    public void A_pass_by_a_clock_that_ran_ahead_is_not_lost()
    {
        At(22, 6, "p1");
        At(30, 6, "p2");

        Evenings(Report(now: Day(22, 9), nights: 3)).Should().Equal("11-21 p1", "11-29 p2");
    }

    [Fact]
    public void Each_bug_is_told_once_with_the_newest_that_is_known_of_it()
    {
        Dispatched("p1", "bd-worked", "bd-failed", "bd-idle", "bd-stopped", "bd-gone", "bd-again");
        _ledger.Pass(
            "p2",
            End("bd-worked", JobOutcome.Worked) with { Evidence = new JobEvidence(["1a2b3c4 Fix it"], true, false) },
            End("bd-failed", JobOutcome.Failed),
            End("bd-idle", JobOutcome.DidNothing),
            End("bd-stopped", JobOutcome.Stopped),
            End("bd-gone", JobOutcome.Vanished),
            End("bd-again", JobOutcome.Failed),
            Turn("bd-failed", BugClass.Deferred),
            Turn("bd-refused", BugClass.Failed),
            Turn("bd-later", BugClass.Deferred),
            Turn("bd-left", BugClass.Skipped));
        Dispatched("p3", "bd-again", "bd-live");

        var report = Report();

        report.Bugs.Select(bug => (bug.Bug, bug.Outcome)).Should().BeEquivalentTo(
        [
            ("bd-worked", BugOutcome.Worked), ("bd-again", BugOutcome.Running), ("bd-live", BugOutcome.Running), ("bd-failed", BugOutcome.Failed),
            ("bd-idle", BugOutcome.DidNothing), ("bd-stopped", BugOutcome.Stopped), ("bd-gone", BugOutcome.Vanished),
            ("bd-refused", BugOutcome.NotStarted), ("bd-later", BugOutcome.Deferred), ("bd-left", BugOutcome.Skipped),
        ], options => options.WithStrictOrdering());
        report.Outcomes.Should().Be(new OutcomeCounts(1, 2, 1, 1, 1, 1, 1, 1, 1));
        (report.Dispatches, report.DispatchedBugs).Should().Be((8, 7));
        report.Bugs[0].Should().BeEquivalentTo(new
        {
            Title = "Title of bd-worked",
            Priority = 1,
            At = LedgerSome.Night.AddHours(1),
            Reason = "it said so",
            Dispatches = 1,
            Provider = "cc-glm",
            Model = "some/model",
            Seconds = 17d,
            Worktree = "/tmp/agents/bd-worked",
            Commits = (string[])["1a2b3c4 Fix it"],
        });
        report.Bugs[1].Should().BeEquivalentTo(new { Dispatches = 2, Provider = "cc-glm", Seconds = (double?)null, Reason = "at work when the last pass looked" });
    }

    [Fact]
    public void A_job_counts_to_the_night_in_which_it_was_started_and_a_bug_that_had_one_is_not_told_as_left()
    {
        At(22, 11, "p1", [.. LedgerSome.LiveJob("bd-a"), Turn("bd-a", BugClass.Dispatched), Turn("bd-b", BugClass.Deferred)]);
        At(22, 20, "p2", [End("bd-a", JobOutcome.Failed), Turn("bd-a", BugClass.Deferred), .. LedgerSome.LiveJob("bd-b"), Turn("bd-b", BugClass.Dispatched)]);
        At(22, 21, "p3", Turn("bd-b", BugClass.Skipped));

        var nights = Report(now: Day(23, 6)).Nights;

        nights.Select(night => night.Bugs.Select(bug => (bug.Bug, bug.Outcome))).Should().BeEquivalentTo(
            new[]
            {
                new[] { ("bd-a", BugOutcome.Failed), ("bd-b", BugOutcome.Deferred) },
                [("bd-b", BugOutcome.Running), ("bd-a", BugOutcome.Deferred)],
            },
            options => options.WithStrictOrdering());
    }

    [Fact]
    public void What_waits_now_is_told_also_where_it_began_before_these_nights()
    {
        At(10, 6, "p1", [.. LedgerSome.LiveJob("bd-old"), .. LedgerSome.LiveJob("bd-seen"), new BugQuarantined("bd-bad", "3 failed attempts")]);
        At(11, 6, "p2", End("bd-old", JobOutcome.Worked), new DispatchClosed("bd-old", "awaits review"));
        At(22, 6, "p3", Turn("bd-later", BugClass.Deferred), new BacklogRead(1, 1, new Dictionary<string, int>()), new ClaimIntended("bd-half", "text"));

        var waiting = Report(nights: 1).Waiting;

        waiting.Running.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Bug = "bd-seen", Title = (string?)null, Since = Day(10, 6) });
        waiting.Review.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Bug = "bd-old", Since = Day(11, 6), Worktree = (string?)null });
        waiting.Quarantine.Should().Equal(new QuarantinedBug("bd-bad", "3 failed attempts", Day(10, 6)));
        waiting.Deferred.Should().Equal(new DeferredBug("bd-later", "Title of bd-later", 1, "reason"));
        waiting.Unsettled.Select(dispatch => dispatch.Bug).Should().Equal("bd-half");
    }

    [Fact]
    public void Deferred_is_what_the_newest_pass_that_read_the_backlog_left()
    {
        _ledger.Pass("p1", new BacklogRead(1, 1, new Dictionary<string, int>()), Turn("bd-a", BugClass.Deferred));
        _ledger.Pass("p2", new BacklogRead(1, 1, new Dictionary<string, int>()), Turn("bd-b", BugClass.Deferred));
        _ledger.Pass("p3");

        Report().Waiting.Deferred.Select(bug => bug.Bug).Should().Equal("bd-b");
    }

    [Fact]
    public void The_figures_of_a_provider_are_those_of_these_nights_alone()
    {
        At(10, 6, "p1", Yes("cc-glm"), new Acknowledged("bd-x", "cc-glm", 1, false, 44), LedgerSome.JobEnded("bd-x", JobOutcome.Worked));
        At(
            22,
            6,
            "p2",
            Yes("cc-glm"),
            No("cc-glm"),
            Yes("cc-glm"),
            new StartRefused("bd-a", "cc-glm", "Provider", "no", null),
            new Acknowledged("bd-a", "cc-glm", 1, IsLate: false, 1),
            new Acknowledged("bd-b", "cc-glm", 1, IsLate: false, 9),
            new Acknowledged("bd-c", "cc-glm", 1, IsLate: false, 2),
            new Acknowledged("bd-d", "cc-glm", null, IsLate: true, 3_600),
            End("bd-a", JobOutcome.Worked),
            LedgerSome.JobEnded("bd-b", JobOutcome.Failed, isProviderFault: true),
            End("bd-c", JobOutcome.Failed),
            LedgerSome.JobEnded("bd-e", JobOutcome.Worked, provider: "older"),
            new ProviderCooled("cc-glm", Day(22, 9), "quota"));

        var providers = Report(nights: 2).Providers;

        providers.Select(provider => provider.Provider).Should().Equal("opencode", "cc-glm", "gemini", "older");
        providers[1].Should().Be(new ReportedProvider(
            "cc-glm", 3, 2, 0.6667, 1, 3, 1, 0.3333, 1, new AcknowledgementFigures(3, 1, 2, 9), 1, CoolingUntil: Day(22, 9)));
        providers[3].Should().BeEquivalentTo(new { Jobs = 1, Success = 1d, Preflights = 0, Availability = (double?)null });
        providers[0].Acknowledgements.Should().Be(new AcknowledgementFigures(0, 0, null, null));
        Report(now: Day(22, 10), nights: 2).Providers[1].CoolingUntil.Should().BeNull("it is over by then");
    }

    [Fact]
    public void The_median_of_an_even_number_lies_between_the_two_in_the_middle()
    {
        _ledger.Pass("p1", [.. ((double[])[9, 1, 3, 2]).Select(seconds => new Acknowledged("bd-a", "cc-glm", 1, IsLate: false, seconds))]);

        Report().Providers[1].Acknowledgements.Should().Be(new AcknowledgementFigures(4, 0, 2.5, 9));
    }

    [Fact]
    public void Paid_probes_are_counted_by_pass()
    {
        _ledger.Pass("p1", Yes("opencode"), LedgerSome.StartIntended("bd-a", "opencode"));
        _ledger.Pass("p2", No("opencode"), No("opencode"), Yes("cc-glm"), LedgerSome.StartIntended("bd-a", "cc-glm"));
        _ledger.Pass("p3");

        Report().PaidProbes.Should().Be(new PaidProbeFigures(3, 3, 1, 1, 2));
    }

    [Fact]
    public void A_fortnight_of_everything_adds_up()
    {
        using var fortnight = new Fortnight();

        var report = fortnight.Report();

        var lines = new LedgerHistory(StateFiles.Ledger(fortnight.State)).Read(_ => true).ToList();
        report.Nights.Should().HaveCount(14);
        report.Nights.SelectMany(night => night.Passes).Should().HaveCount(lines.OfType<PassStarted>().Count());
        report.Dispatches.Should().Be(lines.OfType<Acknowledged>().Count());
        report.Bugs.Should().HaveCount(60).And.OnlyHaveUniqueItems(bug => bug.Bug);
        report.Providers.Sum(provider => provider.Jobs).Should().Be(lines.OfType<JobEnded>().Count());
        report.Providers.Sum(provider => provider.Cooldowns).Should().Be(lines.OfType<ProviderCooled>().Count());
        report.Providers.Sum(provider => provider.Preflights).Should().Be(lines.OfType<PreflightFinished>().Count());
        report.PaidProbes.Starts.Should().Be(lines.OfType<StartIntended>().Count(start => start.Provider == "opencode"));
        report.Nights.SelectMany(night => night.Bugs).Select(bug => bug.Outcome).Distinct().Should().BeEquivalentTo(Enum.GetValues<BugOutcome>());
        report.Nights.SelectMany(night => night.Passes).SelectMany(pass => pass.Providers).Select(answer => answer.Availability).Distinct()
            .Should().BeEquivalentTo(Enum.GetValues<Availability>());
        report.Nights.SelectMany(night => night.Passes).Select(pass => pass.ExitCode).Distinct().Should().BeEquivalentTo((int?[])[0, 3, 4, 5, 7, 143, null]);
    }

    private static DateTimeOffset Day(int day, int hour) => new(2026, 11, day, hour, 0, 0, TimeSpan.Zero);

    private static JobEnded End(string bug, JobOutcome outcome) => LedgerSome.JobEnded(bug, outcome);

    private static BugEnded Turn(string bug, BugClass bugClass) => new(bug, $"Title of {bug}", 1, bugClass, "reason", CountsToQuarantine: false);

    private static PreflightFinished Yes(string provider) => new(provider, null, null, null, null, null, 0.1);

    private static PreflightFinished No(string provider) => new(provider, null, "no auth", null, null, null, 0.1);

    private static IEnumerable<string> Evenings(MorningReport report) => report.Nights.Select(night =>
        string.Join(' ', [night.Evening.ToString("MM-dd", null), .. night.Passes.Select(pass => pass.Pass)]));

    private void Dispatched(string pass, params string[] bugs) =>
        _ledger.Pass(pass, [.. bugs.SelectMany(bug => LedgerSome.LiveJob(bug)), .. bugs.Select(bug => Turn(bug, BugClass.Dispatched))]);

    private void At(int day, int hour, string pass, params LedgerEvent[] lines)
    {
        _ledger.Set(Day(day, hour));
        _ledger.Pass(pass, lines);
    }

    private MorningReport Report(DateTimeOffset? now = null, int nights = 7) =>
        new Chronicle(_ledger.Folder, new ProviderPolicy(DefaultSettings.Value.Providers)).Morning(now ?? LedgerSome.Night.AddHours(2), nights);
}
