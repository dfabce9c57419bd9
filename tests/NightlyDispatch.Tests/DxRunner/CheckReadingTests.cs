using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.DxRunner;

public sealed class CheckReadingTests
{
    [Fact]
    public void Reads_a_run_with_metadata() =>
        CheckReading.Read(Some.Ended(
            0,
            """
            {"beads":"bd-1","provider":"opencode","state":"healthy","reason_code":"recent_log_activity","next_action":"-","host":"host","cwd":"/",
            "worktree":"/tmp/agents/bd-1/shop","run_instance":"20261122122701-opencode-12345","selected_model":"zhipuai-coding-plan/glm-5",
            "fallback_reason":"none","profile":"none","mutation_count":1,"log_bytes":1602,"cpu_time_sec":0,"pid_age_sec":5,"log_age_sec":1}

            """)).Should().Be(new CheckReading("healthy", "recent_log_activity", "opencode", "20261122122701-opencode-12345", "zhipuai-coding-plan/glm-5"));

    /// <summary>contracts/dx-runner.md, section 4: the exit codes say less than the states.</summary>
    [Theory]
    [InlineData(0, "healthy", "cpu_progress", false)]
    [InlineData(0, "launching", "startup_grace_no_output", false)]
    [InlineData(0, "exited_ok", "process_exit_with_rc", true)]
    [InlineData(0, "no_op_success", "exit_zero_no_mutations", true)]
    [InlineData(3, "exited_err", "late_finalize_no_rc", true)]
    [InlineData(0, "stopped", "manual_stop", true)]
    [InlineData(2, "stalled", "stale_log_and_no_cpu_progress", false)]
    [InlineData(3, "blocked", "max_retries", false)]
    [InlineData(23, "no_op", "no_heartbeat_no_mutation", false)]
    [InlineData(0, "a_state_never_heard_of", "new", false)]
    public void Only_four_states_are_an_end(int exitCode, string state, string reason, bool isEnd)
    {
        var check = Read(exitCode, state, reason);

        check.Should().Be(new CheckReading(state, reason, "opencode"));
        (check.IsAnswer, check.IsEnd, check.IsUnknownId, check.HasNoPid).Should().Be((true, isEnd, false, false));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("start_failed")]
    public void No_metadata_means_an_unknown_id(string state)
    {
        var check = Read(1, state, "no_meta");

        (check.IsAnswer, check.IsEnd, check.IsUnknownId, check.HasNoPid).Should().Be((true, false, true, false));
    }

    [Fact]
    public void Metadata_without_a_process_is_no_unknown_id_although_the_state_is_missing()
    {
        var check = Read(0, "missing", "pid_file_missing");

        (check.IsAnswer, check.IsEnd, check.IsUnknownId, check.HasNoPid).Should().Be((true, false, false, true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("unknown")]
    public void What_the_runner_writes_where_it_knows_nothing_is_nothing(string nothing) =>
        CheckReading.Read(Some.Ended(
            0, $$"""{"state":"healthy","reason_code":"new","provider":"{{nothing}}","run_instance":"{{nothing}}","selected_model":"{{nothing}}"}"""))
            .Should().Be(new CheckReading("healthy", "new"));

    [Theory]
    [InlineData(1, """{"beads":"a"b","provider":"unknown","state":"missing","reason_code":"no_meta"}""", "", "dx-runner check: dx-runner exited with 1")]
    [InlineData(0, """{"beads":"bd-1"}""", "", "dx-runner check answered in an unknown form")]
    [InlineData(0, """{"state":7}""", "", "dx-runner check answered in an unknown form")]
    [InlineData(0, "[]", "", "dx-runner check answered in an unknown form")]
    [InlineData(0, "null", "", "dx-runner check answered in an unknown form")]
    [InlineData(0, "", "", "dx-runner check answered in an unknown form")]
    [InlineData(0, "bd-1: exited_ok (process_exit_with_rc)\n", "", "dx-runner check answered in an unknown form")]
    [InlineData(2, "Usage:\n  dx-runner <command>\n", "Unknown arg: bd-1\n", "dx-runner check: Unknown arg: bd-1")]
    [InlineData(24, "", "beads runtime gate failed for command 'check': missing\n", "dx-runner check: beads runtime gate failed for command 'check': missing")]
    [InlineData(24, """{"state":"exited_ok","reason_code":"x"}""", "no beads\n", "dx-runner check: no beads")]
    [InlineData(137, """{"state":"exited_ok","reason_code":"x"}""", "", "dx-runner check: dx-runner was ended by signal 9")]
    public void Anything_else_is_no_answer(int exitCode, string output, string error, string why)
    {
        var check = CheckReading.Read(Some.Ended(exitCode, output, error));

        check.Should().Be(new CheckReading(null, why));
        (check.IsAnswer, check.IsEnd, check.IsUnknownId, check.HasNoPid).Should().Be((false, false, false, false));
    }

    [Fact]
    public void No_end_in_time_is_no_answer() =>
        CheckReading.Read(Some.TimedOut("""{"state":"exited_ok","reason_code":"x"}"""))
            .Should().Be(new CheckReading(null, "dx-runner check gave no answer in time"));

    [Fact]
    public void A_missing_runner_is_no_answer() =>
        CheckReading.Read(new ChildResult(null, "", "", TimeSpan.Zero, "dx-runner was not found"))
            .Should().Be(new CheckReading(null, "dx-runner was not found"));

    private static CheckReading Read(int exitCode, string state, string reason) =>
        CheckReading.Read(Some.Ended(exitCode, $$"""{"beads":"bd-1","provider":"opencode","state":"{{state}}","reason_code":"{{reason}}","next_action":"-"}"""));
}
