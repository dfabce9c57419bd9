using NightlyDispatch.Processes;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.Providers;

public sealed class PreflightReadingTests
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);
    private static readonly Provider Opencode = new("opencode", ProviderBehavior.StrictGate, [new Model(Reports.Glm5, false)]);
    private static readonly Provider CcGlm = new("cc-glm", ProviderBehavior.PrimaryWorkhorse, [new Model("cc-glm", true)]);
    private static readonly PreflightResult Available = new("opencode", Reports.Glm5, null, null, null, null, Duration);

    [Fact]
    public void Passes_a_proved_model() =>
        Read(Opencode, 0, Reports.OpencodeOk).Should().Be(Available);

    [Fact]
    public void Passes_a_provider_that_is_no_strict_gate_by_its_exit_code_and_shows_its_own_default_as_no_model() =>
        Read(CcGlm, 0, Reports.CcGlmOk).Should().Be(Available with { Provider = "cc-glm", Model = null });

    [Fact]
    public void Does_not_take_a_probe_that_timed_out_for_an_answer() =>
        Read(Opencode, 0, Reports.OpencodeProbeTimedOut).Should().Be(Available with
        {
            Error = "canonical model probe: TIMEOUT (zhipuai-coding-plan/glm-5)",
            Code = "opencode_probe_timeout",
            NextAction = "retry_or_continue",
        });

    [Theory]
    [InlineData("canonical model probe:")]
    [InlineData("canonical model probe: SKIP")]
    [InlineData("canonical model probe: OK")]
    [InlineData("canonical model probe: OK (zhipuai-coding-plan/glm-5) after 3 retries")]
    public void Refuses_whatever_else_the_probe_says(string line) =>
        Read(Opencode, 0, $"{line}\ncanonical model probe: OK (zhipuai-coding-plan/glm-5)\n")
            .Should().Be(Available with { Error = line });

    [Fact]
    public void Refuses_a_model_that_answered_under_another_name_and_says_which() =>
        Read(Opencode, 0, "canonical model probe: OK (zai-coding-plan/glm-5)\n").Should().Be(Available with
        {
            Error = "zai-coding-plan/glm-5 answered instead of zhipuai-coding-plan/glm-5: canonical model probe: OK (zai-coding-plan/glm-5)",
        });

    [Fact]
    public void Passes_when_another_model_of_the_policy_answered()
    {
        var both = Opencode with { Models = [new Model(Reports.Glm5, false), new Model("zhipuai/glm-5.1", false)] };

        Read(both, 0, "canonical model probe: OK (zhipuai/glm-5.1)\n").Should().Be(Available);
    }

    [Fact]
    public void Passes_whichever_model_answered_for_a_provider_s_own_default()
    {
        var ownDefault = Opencode with { Models = [new Model("opencode", true)] };

        Read(ownDefault, 0, "canonical model probe: OK (zhipuai/glm-5.1)\n").Should().Be(Available with { Model = null });
    }

    [Theory]
    [InlineData("model availability: OK (22 models)")]
    [InlineData("WARN: model probe skipped")]
    [InlineData("WARN_CODE=opencode_probe_timeout severity=warn")]
    public void Refuses_a_report_that_speaks_of_a_model_without_a_probe(string line) =>
        Read(Opencode, 0, $"host: model-host\n{line}\ncwd: /models\n").Should().Be(Available with
        {
            Error = $"no proof that the model answers: {line}",
        });

    [Theory]
    [InlineData("")]
    [InlineData("timestamp: now\nhost: model-host\ncwd: /models\n=== Preflight PASSED ===\n")]
    public void Passes_a_report_that_says_nothing_about_a_model_with_a_warning(string report) =>
        Read(Opencode, 0, report).Should().Be(Available with
        {
            Warning = "the strict gate was not proved: the preflight says nothing about a model",
        });

    [Fact]
    public void Gives_a_failure_its_own_reason() =>
        Read(Opencode, 1, Reports.OpencodeBlocked).Should().Be(Available with
        {
            Error = "Model zhipuai-coding-plan/glm-5 available but auth/quota check failed",
            Code = "opencode_auth_or_quota_blocked",
            NextAction = "refresh_auth_or_switch_provider",
        });

    [Fact]
    public void Names_the_exit_code_of_a_silent_failure() =>
        Read(CcGlm, 1, "").Should().Be(Available with { Provider = "cc-glm", Model = null, Error = "dx-runner exited with 1" });

    [Fact]
    public void Says_how_long_it_waited_for_an_answer_that_did_not_come() =>
        Read(Opencode, null, Reports.OpencodeOk).Should().Be(Available with { Error = "no answer within 90 s" });

    [Fact]
    public void Blames_the_runner_for_its_beads_gate()
    {
        const string error = """
            beads runtime gate failed for command 'preflight': missing runtime metadata at /home/user/nowhere
            Remediation: hydrate /home/user/nowhere with Dolt SQL metadata/config
            """;

        Read(Opencode, 24, "", error).Should().Be(Available with
        {
            Error = "beads runtime gate failed for command 'preflight': missing runtime metadata at /home/user/nowhere",
            NextAction = "hydrate /home/user/nowhere with Dolt SQL metadata/config",
            IsRunnersFault = true,
        });
    }

    [Theory]
    [InlineData(2, "Unknown arg: --provider=opencode")]
    [InlineData(126, "sh: 1: dx-runner: Permission denied")]
    [InlineData(127, "sh: 1: dx-runner: not found")]
    public void Blames_the_runner_for_a_call_that_it_does_not_take(int exitCode, string error) =>
        Read(Opencode, exitCode, "usage: dx-runner …\n", error).Should().Be(Available with { Error = error, IsRunnersFault = true });

    [Fact]
    public void Blames_the_runner_when_it_cannot_be_started()
    {
        var child = new ChildResult(null, "", "", TimeSpan.Zero, "/opt/bin/dx-runner cannot be started: No such file or directory");

        PreflightReading.Read(Opencode, Opencode.Models[0], child, TimeSpan.FromSeconds(90)).Should().Be(Available with
        {
            Error = "/opt/bin/dx-runner cannot be started: No such file or directory",
            Duration = TimeSpan.Zero,
            IsRunnersFault = true,
        });
    }

    private static PreflightResult Read(Provider provider, int? exitCode, string output, string error = "") =>
        PreflightReading.Read(provider, provider.Models[0], new ChildResult(exitCode, output, error, Duration), TimeSpan.FromSeconds(90));
}
