using NightlyDispatch.DxRunner;

namespace NightlyDispatch.Tests.DxRunner;

public sealed class RunReportTests
{
    [Fact]
    public void Prefers_the_reason_of_the_outcome() =>
        RunReport.Read(Some.Ended(
            0,
            """
            {
              "beads": "bd-1",
              "state": "exited_err",
              "reason_code": "process_exit_with_rc",
              "duration_sec": "17",
              "exit_code": "1",
              "outcome_state": "failed",
              "outcome_reason_code": "opencode_rate_limited"
            }

            """)).Should().Be(new RunReport("1", "opencode_rate_limited", "17"));

    [Fact]
    public void Without_a_reason_of_the_outcome_the_states_is_taken() =>
        RunReport.Read(Some.Ended(0, """{"reason_code":"recent_log_activity","duration_sec":"-","exit_code":"-","outcome_reason_code":"-"}"""))
            .Should().Be(new RunReport(null, "recent_log_activity", null));

    [Theory]
    [InlineData(1, "")]
    [InlineData(1, """{"exit_code":"0"}""")]
    [InlineData(0, "")]
    [InlineData(0, "# Report for bd-1\n")]
    [InlineData(0, "[]")]
    public void Anything_else_is_none(int exitCode, string output) =>
        RunReport.Read(Some.Ended(exitCode, output)).Should().BeNull();

    [Fact]
    public void No_end_in_time_is_none() =>
        RunReport.Read(Some.TimedOut("""{"exit_code":"0"}""")).Should().BeNull();
}
