using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.Providers;

public sealed class RunnerReasonTests
{
    [Fact]
    public void Reads_the_error_and_the_code_of_its_check() =>
        RunnerReason.Read(1, Reports.OpencodeBlocked, "").Should().Be(new RunnerReason(
            "Model zhipuai-coding-plan/glm-5 available but auth/quota check failed",
            "opencode_auth_or_quota_blocked",
            "refresh_auth_or_switch_provider"));

    [Fact]
    public void Reads_an_error_without_a_code_and_takes_none_from_a_warning() =>
        RunnerReason.Read(1, Reports.OpencodeBareModel, "").Should().Be(new RunnerReason(
            "model 'glm-5' unavailable; choose an available configured provider/model"));

    [Fact]
    public void Takes_the_first_of_two_errors() =>
        RunnerReason.Read(1, Reports.OpencodeNoModels, "").Should().Be(new RunnerReason("No models available"));

    [Fact]
    public void Reads_the_reason_code_that_stands_before_the_error() =>
        RunnerReason.Read(1, Reports.CcGlmNoToken, "").Should().Be(new RunnerReason(
            "cc-glm-headless auth resolution failed before launch",
            "secret_auth_resolution_failed_after_preflight"));

    [Fact]
    public void Reads_the_action_behind_a_reason_code() =>
        RunnerReason.Read(1, "auth resolution: FAILED\nreason_code=no_token; action=export_ZAI_API_KEY\n  ERROR: no token\n", "")
            .Should().Be(new RunnerReason("no token", "no_token", "export_ZAI_API_KEY"));

    [Fact]
    public void Names_the_check_where_there_is_only_a_reason_code() =>
        RunnerReason.Read(1, "claude binary: OK (claude)\nauth resolution: FAILED\nreason_code=no_token\n", "")
            .Should().Be(new RunnerReason("auth resolution: FAILED", "no_token"));

    [Fact]
    public void Names_the_check_where_there_is_only_an_error_code() =>
        RunnerReason.Read(1, Reports.GeminiNoAuth, "").Should().Be(new RunnerReason(
            "authentication: FAILED",
            "gemini_auth_missing",
            "gemini_login_required"));

    [Theory]
    [InlineData(Reports.CcGlmNoBinary, "claude CLI not found")]
    [InlineData(Reports.GeminiNoBinary, "gemini CLI not found")]
    public void Does_not_give_a_missing_binary_the_code_of_the_failure_that_follows_from_it(string report, string reason) =>
        RunnerReason.Read(1, report, "").Should().Be(new RunnerReason(reason));

    [Fact]
    public void Reads_an_error_code_that_stands_under_no_check() =>
        RunnerReason.Read(1, "  ERROR_CODE=railway_auth_missing severity=error action=railway_login\n", "")
            .Should().Be(new RunnerReason("railway_auth_missing", "railway_auth_missing", "railway_login"));

    [Fact]
    public void Finds_a_start_s_reason_on_standard_output_behind_the_general_sentence_on_standard_error() =>
        RunnerReason.Read(21, Reports.OpencodeBlocked, "preflight gate failed for provider opencode\n").Should().Be(new RunnerReason(
            "Model zhipuai-coding-plan/glm-5 available but auth/quota check failed",
            "opencode_auth_or_quota_blocked",
            "refresh_auth_or_switch_provider"));

    [Fact]
    public void Joins_the_sentence_on_standard_error_with_the_code_on_standard_output() =>
        RunnerReason.Read(
                26,
                "reason_code=provider_concurrency_cap_exceeded\nnext_action=wait_for_provider_capacity_or_switch_provider\n",
                "provider 'cc-glm' concurrency cap exceeded (2/2)\n")
            .Should().Be(new RunnerReason(
                "provider 'cc-glm' concurrency cap exceeded (2/2)",
                "provider_concurrency_cap_exceeded",
                "wait_for_provider_capacity_or_switch_provider"));

    [Fact]
    public void Prefers_the_line_on_standard_error_that_calls_itself_an_error()
    {
        const string error = """
            profile: dev -> provider: opencode
            ERROR: OpenCode dispatch blocked. Required model: zhipuai-coding-plan/glm-9
            ERROR: Use provider cc-glm or gemini for this wave.
            provider start failed for bd-1/opencode (reason_code=opencode_model_unavailable)
            """;

        RunnerReason.Read(25, "canonical model probe: MISSING (x)\n  WARN: model 'x' unavailable\n", error).Should().Be(new RunnerReason(
            "OpenCode dispatch blocked. Required model: zhipuai-coding-plan/glm-9",
            "opencode_model_unavailable"));
    }

    [Fact]
    public void Prefers_the_code_of_the_stream_that_has_the_sentence() =>
        RunnerReason.Read(
                21,
                "reason_code=profile_load_failed\n",
                "ERROR: Profile 'nosuch' not found\nreason_code=profile_not_found\nprofile load failed: nosuch\n")
            .Should().Be(new RunnerReason("Profile 'nosuch' not found", "profile_not_found"));

    [Fact]
    public void Reads_the_sentence_among_pairs_and_the_remedy_as_next_action()
    {
        const string error = """
            reason_code=canonical_worktree_forbidden
            rejected_path=/home/user/agent-skills
            policy=workspace_first_v86
            remedy=dx-worktree create bd-1 agent-skills
            ERROR: Mutating execution forbidden in canonical repo: /home/user/agent-skills
            Canonical repos are clean mirrors. Use: dx-worktree create bd-1 agent-skills
            """;

        RunnerReason.Read(22, "", error).Should().Be(new RunnerReason(
            "Mutating execution forbidden in canonical repo: /home/user/agent-skills",
            "canonical_worktree_forbidden",
            "dx-worktree create bd-1 agent-skills"));
    }

    [Fact]
    public void Reads_a_forbidden_prompt()
    {
        const string error = """
            reason_code=raw_op_forbidden_in_agent_context
            next_action=remove_raw_op_commands_or_add_explicit_auth_repair_marker
            prompt contains forbidden raw OP command snippets in agent context:
            2:  op read op://dev/x/y
            """;

        RunnerReason.Read(21, "", error).Should().Be(new RunnerReason(
            "prompt contains forbidden raw OP command snippets in agent context",
            "raw_op_forbidden_in_agent_context",
            "remove_raw_op_commands_or_add_explicit_auth_repair_marker"));
    }

    [Theory]
    [InlineData(1, "job bd-1 already running (pid=12345)")]
    [InlineData(1, "prompt file not found: /tmp/prompts/absent.prompt")]
    [InlineData(1, "/opt/bin/dx-runner: line 2672: /tmp/dx-runner/cc-glm/bd-1.meta: Permission denied")]
    [InlineData(20, "provider adapter not found: /opt/agent-skills/scripts/adapters/nosuch.sh")]
    [InlineData(22, "permission gate failed: DENIED:non_worktree_path:/tmp/prompts")]
    public void Reads_the_one_line_on_standard_error(int exitCode, string line) =>
        RunnerReason.Read(exitCode, Reports.CcGlmOk, line + "\n").Should().Be(new RunnerReason(line));

    [Theory]
    [InlineData("[bd-context] no session\n[opencode-adapter] BLOCKED model override attempt\n")]
    [InlineData("provider switch detected for beads=bd-1: cc-glm -> opencode\n")]
    public void Passes_over_notices(string notices) =>
        RunnerReason.Read(1, "", notices + "Permission denied\n").Should().Be(new RunnerReason("Permission denied"));

    [Theory]
    [InlineData("", "")]
    [InlineData("\n \r\n", "[bd-context] no session\n")]
    [InlineData("=== Preflight FAILED (1 error(s)) ===\n", "")]
    [InlineData("", ": \n::\n")]
    [InlineData("beads-mcp binary: MISSING\n  WARN_CODE=x severity=warn action=y\n  WARN: something\n  ERROR:\n", "")]
    public void Names_the_exit_code_where_no_reason_was_printed(string output, string error) =>
        RunnerReason.Read(1, output, error).Should().Be(new RunnerReason("dx-runner exited with 1"));

    [Theory]
    [InlineData(137, 9)]
    [InlineData(143, 15)]
    public void Ignores_what_was_printed_before_a_signal(int exitCode, int signal) =>
        RunnerReason.Read(exitCode, Reports.OpencodeBlocked, "noise")
            .Should().Be(new RunnerReason($"dx-runner was ended by signal {signal}"));

    [Fact]
    public void Strips_what_would_move_a_terminal_s_cursor() =>
        RunnerReason.Read(1, "  \u001b[31mERROR:\u001b[0m \u001b]0;a\a\u001b(Bno\ttoken\u0000\u202e\u2028\u2029\u001b]0;b\u001b\\ left\u001b[\r\n", "")
            .Should().Be(new RunnerReason("no token left"));

    [Fact]
    public void Cuts_an_endless_reason()
    {
        var reason = RunnerReason.Read(1, "ERROR: " + new string('x', 10_000_000), "");

        reason.Should().Be(new RunnerReason(new string('x', 492) + "…"));
    }

    [Fact]
    public void Does_not_cut_a_character_in_half() =>
        RunnerReason.Read(1, "", new string('x', 498) + "😀😀").Should().Be(new RunnerReason(new string('x', 498) + "…"));
}
