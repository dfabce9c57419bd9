using NightlyDispatch.Alerts;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;
using NightlyDispatch.Tests.Ledger;
using LedgerSome = NightlyDispatch.Tests.Ledger.Some;

namespace NightlyDispatch.Tests.Reporting;

public sealed class ShowingTests : IDisposable
{
    private readonly WrittenLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Every_line_of_the_pass_is_there_in_words_and_names_its_bug()
    {
        List<LedgerEvent> lines = [.. LedgerSome.EveryLine.Where(line => line is not PassStarted)];
        _ledger.Pass("p1", [.. lines]);

        var shown = Show();

        shown.Should().BeEquivalentTo(new { Host = "build-1", Actor = "nightlydispatch-build-1-p1", ProcessId = 100, Program = "0.1.0+abc" });
        shown.Lines.Select(line => line.Event).Should().Equal(["pass-started", .. lines.Select(LedgerEventNames.Of), "pass-ended"]);
        shown.Lines.Select(line => line.Bug).Should().Equal([null, .. lines.Select(BugOf), null]);
        shown.Lines.Should().NotContain(line => line.What.Length == 0);
    }

    [Fact]
    public void Every_preflight_is_told_with_its_reason_and_its_time()
    {
        _ledger.Pass(
            "p1",
            new PreflightFinished("opencode", "glm-5", "no auth", "opencode_blocked", "refresh_auth", null, 4.03),
            new PreflightFinished("cc-glm", null, null, null, null, "not proved", 0.1));

        Show().Preflights.Should().Equal(
            new ShownPreflight(LedgerSome.Night, "opencode", "glm-5", false, "no auth", "opencode_blocked", "refresh_auth", null, 4.03),
            new ShownPreflight(LedgerSome.Night, "cc-glm", null, true, null, null, null, "not proved", 0.1));
    }

    [Fact]
    public void Jobs_of_earlier_passes_that_had_ended_are_told_with_what_they_did_and_when_they_had_begun()
    {
        _ledger.Pass("p1", LedgerSome.LiveJob("bd-a", "cc-glm"));
        _ledger.Pass("p2", LedgerSome.JobEnded("bd-a", JobOutcome.Worked) with { Evidence = new JobEvidence(["1a2b3c4 Fix it"], true, false) });

        var job = Show().SettledJobs.Should().ContainSingle().Which;

        job.Should().BeEquivalentTo(new
        {
            Bug = "bd-a",
            Provider = "cc-glm",
            Outcome = JobOutcome.Worked,
            Started = LedgerSome.Night,
            Judged = LedgerSome.Night.AddHours(1),
            Seconds = 17d,
            Code = "some_reason",
            IsFalseGreen = false,
            Worktree = "/tmp/agents/bd-a",
            Commits = (string[])["1a2b3c4 Fix it"],
        });
    }

    [Fact]
    public void An_alert_is_told_once_with_its_fate_also_one_that_an_earlier_pass_had_raised()
    {
        var (early, late) = (LedgerSome.Alert("early"), LedgerSome.Alert("late"));
        var over = LedgerSome.Alert("late") with { Condition = AlertCondition.Recovered, RecoveredFrom = AlertCondition.ProviderFallback, NextStep = "" };
        _ledger.Pass("p1", new AlertRaised(early));
        _ledger.Pass(
            "p2",
            new AlertDelivered(early.Key),
            new AlertRaised(late),
            new AlertRefused(late.Key, "404"),
            new AlertRaised(over),
            new AlertDelivered(LedgerSome.Alert("unknown").Key));

        Show().Alerts.Should().Equal(
            new ShownAlert(AlertCondition.ProviderFallback, "early", null, early.Reason, "Log in.", AlertFate.Delivered),
            new ShownAlert(AlertCondition.ProviderFallback, "late", null, late.Reason, "Log in.", AlertFate.Refused),
            new ShownAlert(AlertCondition.Recovered, "late", AlertCondition.ProviderFallback, over.Reason, "", AlertFate.Waiting),
            new ShownAlert(AlertCondition.ProviderFallback, "unknown", null, null, null, AlertFate.Delivered));
    }

    [Fact]
    public void A_line_of_it_that_cannot_be_read_is_counted()
    {
        _ledger.Pass("p1", new Claimed("bd-a"));
        var text = File.ReadAllText(_ledger.Path);
        File.WriteAllText(_ledger.Path, text.Replace("\"event\":\"claimed\"", "\"event\":\"of-a-newer-version\"", StringComparison.Ordinal));

        Show().UnreadableLines.Should().Be(1);
        Show().Lines.Should().HaveCount(2);
    }

    /// <summary>Whatever the type: the member that all events about a bug have.</summary>
    private static string? BugOf(LedgerEvent line) => (string?)line.GetType().GetProperty("Bug")?.GetValue(line);

    private ShownPass Show() => new Chronicle(_ledger.Folder, new ProviderPolicy(DefaultSettings.Value.Providers)).ShowNewest()!;
}
