using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.DxRunner;

public sealed class StatusReadingTests
{
    /// <summary>Beyond what any kernel gives to a process.</summary>
    private const int NoProcess = 2_000_000_000;

    [Fact]
    public void Reads_rows_of_running_and_of_dead_jobs_and_leaves_the_children_of_gemini_out()
    {
        var status = Read(
            """
            {"generated_at":"2026-11-22T12:57:25Z","jobs":[
            {"beads":"bd-1","provider":"opencode","pid":"2000000000","state":"healthy","reason_code":"recent_log_activity","elapsed":"8s","outcome":"-"},
            {"beads":"bd-2.child","provider":"gemini","pid":"2000000000","state":"launching","reason_code":"startup_grace_no_output"},
            {"beads":"bd-2","provider":"gemini","pid":"-","state":"exited_err","reason_code":"late_finalize_no_rc","outcome":"failed:1 (20s)"}]}

            """);

        status.Problem.Should().BeNull();
        status.Rows.Should().Equal(
            new StatusRow("bd-1", "opencode", "healthy", NoProcess),
            new StatusRow("bd-2", "gemini", "exited_err", null));
    }

    [Fact]
    public void No_jobs_is_an_answer()
    {
        var status = Read("""{"generated_at":"2026-11-22T12:57:25Z","jobs":[]}""");

        (status.Rows.Count, status.Problem).Should().Be((0, null));
    }

    [Theory]
    [InlineData("healthy", "-", true)]
    [InlineData("launching", "2000000000", true)]
    [InlineData("stalled", "-", true)]
    [InlineData("missing", "-", true)]
    [InlineData("a_state_never_heard_of", "-", true)]
    [InlineData("exited_ok", "-", false)]
    [InlineData("exited_err", "-", false)]
    [InlineData("no_op_success", "2000000000", false)]
    [InlineData("stopped", "2000000000", false)]
    public void Every_state_but_an_end_is_live(string state, string pid, bool isLive) =>
        (Read($$"""{"jobs":[{"beads":"bd-1","provider":"gemini","pid":"{{pid}}","state":"{{state}}"}]}""").LiveRow("bd-1") is not null)
            .Should().Be(isLive);

    [Fact]
    public void A_row_that_is_stopped_and_whose_process_runs_is_live() =>
        Read($$"""{"jobs":[{"beads":"bd-1","provider":"gemini","pid":"{{Environment.ProcessId}}","state":"stopped"}]}""").LiveRow("bd-1")
            .Should().Be(new StatusRow("bd-1", "gemini", "stopped", Environment.ProcessId));

    [Fact]
    public void A_row_without_a_state_is_live() =>
        Read("""{"jobs":[{"beads":"bd-1"}]}""").LiveRow("bd-1").Should().Be(new StatusRow("bd-1", null, null, null));

    [Fact]
    public void Where_an_id_has_two_rows_the_live_one_counts() =>
        Read("""{"jobs":[{"beads":"bd-1","provider":"gemini","pid":"-","state":"exited_ok"},{"beads":"bd-1","provider":"opencode","pid":"-","state":"healthy"}]}""")
            .LiveRow("bd-1").Should().Be(new StatusRow("bd-1", "opencode", "healthy", null));

    [Fact]
    public void Another_bugs_row_is_not_this_bugs() =>
        Read("""{"jobs":[{"beads":"bd-10","state":"healthy"},{"beads":"BD-1","state":"healthy"},{"beads":"bd-1.1","state":"healthy"}]}""")
            .LiveRow("bd-1").Should().BeNull();

    [Fact]
    public void Rows_that_are_none_are_left_out() =>
        Read("""{"jobs":[null,7,"bd-1",[],{},{"beads":null},{"beads":"bd-1","state":"healthy","pid":12}]}""")
            .Rows.Should().Equal(new StatusRow("bd-1", null, "healthy", null));

    [Theory]
    [InlineData(0, "", "dx-runner status answered in an unknown form")]
    [InlineData(0, "BEADS PROVIDER STATE\n", "dx-runner status answered in an unknown form")]
    [InlineData(0, "[]", "dx-runner status answered in an unknown form")]
    [InlineData(0, """{"jobs":null}""", "dx-runner status answered in an unknown form")]
    [InlineData(0, """{"jobs":[""", "dx-runner status answered in an unknown form")]
    [InlineData(1, """{"jobs":[]}""", "dx-runner status: dx-runner exited with 1")]
    public void Anything_else_is_a_problem_and_never_no_jobs(int exitCode, string output, string problem)
    {
        var status = StatusReading.Read(Some.Ended(exitCode, output));

        (status.Rows.Count, status.Problem).Should().Be((0, problem));
    }

    [Fact]
    public void No_end_in_time_is_a_problem() =>
        StatusReading.Read(Some.TimedOut("""{"jobs":[]}""")).Problem.Should().Be("dx-runner status gave no answer in time");

    [Fact]
    public void A_missing_runner_is_a_problem() =>
        StatusReading.Read(new ChildResult(null, "", "", TimeSpan.Zero, "dx-runner was not found")).Problem.Should().Be("dx-runner was not found");

    private static StatusReading Read(string output) => StatusReading.Read(Some.Ended(0, output));
}
