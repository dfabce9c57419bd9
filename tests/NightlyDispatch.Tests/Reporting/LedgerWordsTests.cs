using NightlyDispatch.Ledger;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.Tests.Reporting;

public sealed class LedgerWordsTests
{
    public static TheoryData<string> Events => [.. Tests.Ledger.Some.EveryLine.Select(line => line.GetType().Name).Distinct()];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_line_has_words(string type)
    {
        foreach (var line in Tests.Ledger.Some.EveryLine.Where(line => line.GetType().Name == type))
            LedgerWords.Of(line).Should().NotBeNullOrWhiteSpace();
    }

    [Fact]
    public void A_job_is_told_with_its_outcome_its_time_its_reason_and_its_commits() =>
        LedgerWords.Of(Tests.Ledger.Some.JobEnded("bd-a", JobOutcome.Worked) with
        {
            Seconds = 4_200,
            Evidence = new JobEvidence(["1a2b3c4 Fix the crash"], HasMovedHead: true, HasChangedFiles: false),
        }).Should().Be("its cc-glm job worked after 70 min: it said so (1a2b3c4 Fix the crash)");

    [Fact]
    public void A_preflight_is_told_with_the_providers_own_reason_its_code_and_what_to_do() =>
        LedgerWords.Of(new PreflightFinished("opencode", "glm-5", "check failed", "opencode_blocked", "refresh_auth", null, 4.03))
            .Should().Be("preflight opencode glm-5: unavailable: check failed [opencode_blocked → refresh_auth], after 4.0 s");
}
