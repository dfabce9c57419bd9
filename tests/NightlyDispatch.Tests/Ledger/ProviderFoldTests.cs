using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class ProviderFoldTests
{
    [Fact]
    public void Preflights_are_counted_and_those_that_said_yes() =>
        Record(Preflight(error: null), Preflight("no auth"), Preflight(error: null)).Should()
            .Be(ProviderRecord.None with { Preflights = 3, Available = 2 });

    [Fact]
    public void A_start_that_the_provider_refused_is_held_against_it_and_a_full_one_is_not() =>
        Record(Refused("Provider"), Refused("Capacity"), Refused("Bug"), Refused("Ours"), Refused("SomeoneElse")).Should()
            .Be(ProviderRecord.None with { RefusedStarts = 1 });

    [Fact]
    public void A_job_that_failed_by_the_providers_fault_is_a_false_green()
    {
        var record = Record(
            Some.JobEnded("bd-a", JobOutcome.Worked),
            Some.JobEnded("bd-a", JobOutcome.Failed, isProviderFault: true),
            Some.JobEnded("bd-a", JobOutcome.Failed),
            Some.JobEnded("bd-a", JobOutcome.Vanished));

        record.Should().Be(ProviderRecord.None with { Jobs = 4, Worked = 1, FalseGreens = 1 });
        record.FalseGreenRate.Should().Be(0.25);
        ProviderRecord.None.FalseGreenRate.Should().BeNull();
    }

    [Fact]
    public void A_job_that_lost_its_claim_says_nothing_of_its_provider() =>
        Some.Fold(Some.JobEnded("bd-a", JobOutcome.Stopped) with { ReasonCode = JobEnded.ClaimGone }).Providers.Should().BeEmpty();

    private static ProviderRecord Record(params LedgerEvent[] lines) => Some.Fold(lines).Providers.Should().ContainSingle().Subject.Value;

    private static PreflightFinished Preflight(string? error) => new("cc-glm", null, error, null, null, null, 0.1);

    private static StartRefused Refused(string fault) => new("bd-a", "cc-glm", fault, "no", null);
}
