using NightlyDispatch.Dispatching;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>The table of design, section 4.8.</summary>
public sealed class EndingRuleTests
{
    [Theory]
    [InlineData(nameof(Ending.Acknowledged), "Dispatched, Kept, False, Ok")]
    [InlineData(nameof(Ending.ClaimLost), "Skipped, None, False, Ok")]
    [InlineData(nameof(Ending.FalseClaim), "Failed, Released, False, DispatchFailed")]
    [InlineData(nameof(Ending.BugsFault), "Skipped, Released, True, Ok")]
    [InlineData(nameof(Ending.BugsFaultUnclaimed), "Skipped, None, True, Ok")]
    [InlineData(nameof(Ending.ForeignJob), "Skipped, Released, False, Ok")]
    [InlineData(nameof(Ending.ForeignJobUnclaimed), "Skipped, None, False, Ok")]
    [InlineData(nameof(Ending.LeftOut), "Skipped, None, False, Ok")]
    [InlineData(nameof(Ending.Deferred), "Deferred, None, False, Ok")]
    [InlineData(nameof(Ending.DeferredClaimed), "Deferred, Released, False, Ok")]
    [InlineData(nameof(Ending.EveryProviderRefused), "Failed, Released, False, DispatchFailed")]
    [InlineData(nameof(Ending.NoProvider), "Failed, None, False, NoProvider")]
    [InlineData(nameof(Ending.Ours), "Failed, Released, False, RunnerUnusable")]
    [InlineData(nameof(Ending.OursUnclaimed), "Failed, None, False, RunnerUnusable")]
    [InlineData(nameof(Ending.Unknown), "Failed, Kept, False, OutcomeUnknown")]
    [InlineData(nameof(Ending.TrackerFailed), "Failed, Kept, False, TrackerUnusable")]
    public void Every_ending_has_its_class_its_claim_and_its_exit_code(string ending, string rule)
    {
        var found = EndingRule.For(Enum.Parse<Ending>(ending));

        $"{found.Class}, {found.Claim}, {found.Counts}, {found.ExitCode}".Should().Be(rule);
    }

    [Fact]
    public void There_is_a_rule_for_every_ending() =>
        Enum.GetValues<Ending>().Select(EndingRule.For).Should().HaveCount(16);
}
