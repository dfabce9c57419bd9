using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.DxRunner;

public sealed class StartReadingTests
{
    private const string Line = "started beads=bd-1 provider=opencode pid=12345 log=/tmp/dx-runner/opencode/bd-1.log\n";

    [Fact]
    public void Exit_0_with_its_line_is_acknowledged() =>
        Read(Some.Ended(0, "=== Preflight PASSED ===\n" + Line))
            .Should().Be(new StartReading(StartKind.Acknowledged, new Acknowledgement(12345), null, Some.Duration));

    [Theory]
    [InlineData("")]
    [InlineData("=== Preflight PASSED ===\n")]
    [InlineData("started beads=bd-2 provider=opencode pid=12345 log=x\n")]
    public void Exit_0_without_its_line_is_wordless(string output) =>
        Read(Some.Ended(0, output)).Should().Be(new StartReading(
            StartKind.Wordless,
            null,
            new Refusal(Fault.Provider, "start exited with 0, but without its acknowledgement line, and no such job exists"),
            Some.Duration));

    [Fact]
    public void No_end_in_time_is_silence_which_claims_nothing_about_an_agent() =>
        Read(Some.TimedOut()).Should().Be(new StartReading(
            StartKind.Silent, null, new Refusal(Fault.Provider, "no acknowledgement within 45 s"), Some.Duration));

    [Fact]
    public void A_line_before_the_silence_is_kept() =>
        Read(Some.TimedOut(Line)).Should().Be(new StartReading(
            StartKind.Silent, new Acknowledgement(12345), new Refusal(Fault.Provider, "no acknowledgement within 45 s"), Some.Duration));

    [Fact]
    public void A_runner_that_cannot_be_started_is_ours() =>
        Read(new ChildResult(null, "", "", TimeSpan.Zero, "dx-runner was not found")).Should().Be(new StartReading(
            StartKind.Refused, null, new Refusal(Fault.Ours, "dx-runner was not found"), TimeSpan.Zero));

    /// <summary>Design, section 4.7.</summary>
    [Theory]
    [InlineData(2, nameof(Fault.Ours))]
    [InlineData(10, nameof(Fault.Provider))]
    [InlineData(11, nameof(Fault.Provider))]
    [InlineData(20, nameof(Fault.Ours))]
    [InlineData(21, nameof(Fault.Provider))]
    [InlineData(22, nameof(Fault.Ours))]
    [InlineData(24, nameof(Fault.Ours))]
    [InlineData(25, nameof(Fault.Provider))]
    [InlineData(26, nameof(Fault.Capacity))]
    [InlineData(27, nameof(Fault.Provider))]
    [InlineData(28, nameof(Fault.Ours))]
    [InlineData(29, nameof(Fault.Ours))]
    [InlineData(30, nameof(Fault.Ours))]
    public void A_gate_in_front_of_the_launch_refuses(int exitCode, string fault) =>
        Read(Some.Ended(exitCode, error: "it said so\n")).Should().Be(new StartReading(
            StartKind.Refused, null, new Refusal(Enum.Parse<Fault>(fault), "it said so"), Some.Duration));

    [Theory]
    [InlineData(1, "job bd-1 already running (pid=12345)", nameof(Fault.SomeoneElse))]
    [InlineData(1, "prompt file not found: /tmp/prompts/absent.prompt", nameof(Fault.Ours))]
    [InlineData(1, "/opt/bin/dx-runner: line 2672: /tmp/dx-runner/opencode/bd-1.meta: Permission denied", nameof(Fault.Ours))]
    [InlineData(1, "/opt/bin/dx-runner: line 2672: /tmp/dx-runner/opencode/bd-1.meta: No such file or directory", nameof(Fault.Provider))]
    [InlineData(3, "something new", nameof(Fault.Provider))]
    [InlineData(23, "something new", nameof(Fault.Provider))]
    [InlineData(31, "something new", nameof(Fault.Provider))]
    public void Any_other_end_has_to_be_looked_into(int exitCode, string error, string fault) =>
        Read(Some.Ended(exitCode, error: error + "\n")).Should().Be(new StartReading(
            StartKind.Unclear, null, new Refusal(Enum.Parse<Fault>(fault), error), Some.Duration));

    [Theory]
    [InlineData(137, "dx-runner was ended by signal 9")]
    [InlineData(143, "dx-runner was ended by signal 15")]
    public void Death_by_a_signal_has_to_be_looked_into(int exitCode, string reason) =>
        Read(Some.Ended(exitCode, "canonical model probe: ")).Should().Be(new StartReading(
            StartKind.Unclear, null, new Refusal(Fault.Provider, reason), Some.Duration));

    [Fact]
    public void A_silent_exit_1_names_its_code() =>
        Read(Some.Ended(1)).Refusal.Should().Be(new Refusal(Fault.Provider, "dx-runner exited with 1"));

    [Fact]
    public void A_failed_preflight_inside_start_gives_its_reason_from_stdout() =>
        Read(Some.Ended(
            21,
            """
            --- Provider-specific: opencode ---
            opencode binary: OK (opencode)
            model availability: OK (22 models)
            canonical model probe: BLOCKED (auth/quota)
              ERROR: Model zhipuai-coding-plan/glm-5 available but auth/quota check failed
              ERROR_CODE=opencode_auth_or_quota_blocked severity=error action=refresh_auth_or_switch_provider
            mise trust: NOT_INSTALLED
              WARN_CODE=opencode_mise_missing severity=warn action=install_mise_or_ignore_if_not_required

            === Preflight FAILED (1 error(s), 1 warning(s)) ===

            """,
            "preflight gate failed for provider opencode\n")).Refusal.Should().Be(new Refusal(
                Fault.Provider,
                "Model zhipuai-coding-plan/glm-5 available but auth/quota check failed",
                "opencode_auth_or_quota_blocked",
                "refresh_auth_or_switch_provider"));

    [Fact]
    public void Raw_op_commands_are_the_bugs_fault_and_no_other_21_is() =>
        Read(Some.Ended(
            21,
            error: "reason_code=raw_op_forbidden_in_agent_context\nnext_action=remove_raw_op_commands_or_add_explicit_auth_repair_marker\n"
                + "prompt contains forbidden raw OP command snippets in agent context:\n2:  op read op://dev/x/y\n")).Refusal.Should().Be(new Refusal(
                Fault.Bug,
                "prompt contains forbidden raw OP command snippets in agent context",
                "raw_op_forbidden_in_agent_context",
                "remove_raw_op_commands_or_add_explicit_auth_repair_marker"));

    [Fact]
    public void A_cap_gives_its_sentence_and_its_code() =>
        Read(Some.Ended(
            26,
            "reason_code=provider_concurrency_cap_exceeded\nnext_action=wait_for_provider_capacity_or_switch_provider\n",
            "provider 'opencode' concurrency cap exceeded (2/2)\n")).Refusal.Should().Be(new Refusal(
                Fault.Capacity,
                "provider 'opencode' concurrency cap exceeded (2/2)",
                "provider_concurrency_cap_exceeded",
                "wait_for_provider_capacity_or_switch_provider"));

    [Fact]
    public void A_canonical_worktree_gives_code_and_remedy() =>
        Read(Some.Ended(
            22,
            error: "reason_code=canonical_worktree_forbidden\nrejected_path=/home/user/shop\npolicy=workspace_first_v86\n"
                + "remedy=dx-worktree create bd-1 shop\nERROR: Mutating execution forbidden in canonical repo: /home/user/shop\n")).Refusal.Should().Be(new Refusal(
                Fault.Ours,
                "Mutating execution forbidden in canonical repo: /home/user/shop",
                "canonical_worktree_forbidden",
                "dx-worktree create bd-1 shop"));

    [Fact]
    public void A_missing_worktree_names_the_setting_that_is_missing() =>
        StartReading.Read(
            Some.Ended(22, error: "reason_code=worktree_missing\nworktree resolution failed for beads=bd-1 (cwd=/); pass --worktree /tmp/agents/<beads>/<repo>\n"),
            Some.Order(worktree: null),
            Some.AckTimeout).Refusal.Should().Be(new Refusal(
                Fault.Ours,
                "worktree resolution failed for beads=bd-1 (cwd=/); pass --worktree /tmp/agents/<beads>/<repo>"
                    + " (neither worktree.path nor $DX_RUNNER_DEFAULT_WORKTREE is set)",
                "worktree_missing"));

    [Fact]
    public void A_missing_beads_runtime_is_ours() =>
        Read(Some.Ended(
            24,
            error: "beads runtime gate failed for command 'start': missing runtime metadata at /home/user/nowhere\n"
                + "Remediation: hydrate /home/user/nowhere with epyc12 Dolt SQL metadata/config\n")).Refusal.Should().Be(new Refusal(
                Fault.Ours,
                "beads runtime gate failed for command 'start': missing runtime metadata at /home/user/nowhere",
                NextAction: "hydrate /home/user/nowhere with epyc12 Dolt SQL metadata/config"));

    private static StartReading Read(ChildResult result) => StartReading.Read(result, Some.Order(), Some.AckTimeout);
}
