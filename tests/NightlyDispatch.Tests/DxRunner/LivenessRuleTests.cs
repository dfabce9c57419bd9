using NightlyDispatch.DxRunner;

namespace NightlyDispatch.Tests.DxRunner;

/// <summary>The table of design, section 4.9.</summary>
public sealed class LivenessRuleTests
{
    private static readonly RunIdentity Run = new("opencode", 12345, DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("healthy", true, nameof(Liveness.Alive))]
    [InlineData("launching", true, nameof(Liveness.Alive))]
    [InlineData("stalled", true, nameof(Liveness.Alive))]
    [InlineData("blocked", true, nameof(Liveness.Alive))]
    [InlineData("no_op", true, nameof(Liveness.Alive))]
    [InlineData("a_state_never_heard_of", true, nameof(Liveness.Alive))]
    [InlineData("exited_ok", true, nameof(Liveness.Ended))]
    [InlineData("exited_err", true, nameof(Liveness.Ended))]
    [InlineData("no_op_success", true, nameof(Liveness.Ended))]
    [InlineData("stopped", true, nameof(Liveness.Ended))]
    [InlineData("healthy", false, nameof(Liveness.NotLaunched))]
    [InlineData("exited_ok", false, nameof(Liveness.NotLaunched))]
    [InlineData("a_state_never_heard_of", false, nameof(Liveness.NotLaunched))]
    public void Where_no_process_carries_the_mark_the_runners_word_on_our_run_decides(string state, bool isOurs, string liveness) =>
        LivenessRule.Decide(Check(state, isOurs), Run, isMarked: false).ToString().Should().Be(liveness);

    [Theory]
    [InlineData("missing", "no_meta", nameof(Liveness.NotLaunched))]
    [InlineData("start_failed", "no_meta", nameof(Liveness.NotLaunched))]
    [InlineData("missing", "pid_file_missing", nameof(Liveness.NotLaunched))]
    [InlineData(null, "dx-runner check gave no answer in time", nameof(Liveness.Unknown))]
    public void Where_no_process_carries_the_mark_nothing_known_is_nothing_launched_and_no_answer_is_unknown(string? state, string reason, string liveness) =>
        LivenessRule.Decide(new CheckReading(state, reason, "opencode", "20260822010000-opencode-12345"), Run, isMarked: false)
            .ToString().Should().Be(liveness);

    [Theory]
    [InlineData("healthy")]
    [InlineData("exited_ok")]
    [InlineData("exited_err")]
    [InlineData("no_op_success")]
    [InlineData("stopped")]
    [InlineData("a_state_never_heard_of")]
    public void A_process_that_carries_the_mark_is_alive_whatever_the_runner_says(string state)
    {
        LivenessRule.Decide(Check(state, isOurs: true), Run, isMarked: true).Should().Be(Liveness.Alive);
        LivenessRule.Decide(Check(state, isOurs: false), Run, isMarked: true).Should().Be(Liveness.Alive);
    }

    [Theory]
    [InlineData("missing", "no_meta")]
    [InlineData("missing", "pid_file_missing")]
    [InlineData(null, "no answer")]
    public void A_process_that_carries_the_mark_is_alive_also_where_the_runner_knows_nothing(string? state, string reason) =>
        LivenessRule.Decide(new CheckReading(state, reason), Run, isMarked: true).Should().Be(Liveness.Alive);

    private static CheckReading Check(string state, bool isOurs) =>
        new(state, "any", "opencode", $"20260822010000-opencode-{(isOurs ? 12345 : 999)}");
}
