using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.Tests.Rehearsal.Runner;

public sealed class PreflightReportTests : IDisposable
{
    private const string Model = "zhipuai-coding-plan/glm-5";

    private readonly RehearsedRunner _runner = new();

    [Theory]
    [InlineData("opencode", nameof(PreflightVerdict.Passes), true, "canonical model probe: OK (zhipuai-coding-plan/glm-5)")]
    [InlineData("opencode", nameof(PreflightVerdict.AnswersForAnAlias), true, "canonical model probe: OK (zai-coding-plan/glm-5)")]
    [InlineData("opencode", nameof(PreflightVerdict.ProbeTimesOut), true, "  WARN_CODE=opencode_probe_timeout ")]
    [InlineData("opencode", nameof(PreflightVerdict.Blocked), false, "  ERROR_CODE=opencode_auth_or_quota_blocked ")]
    [InlineData("opencode", nameof(PreflightVerdict.ListsNoModels), false, "  ERROR: No models available")]
    [InlineData("opencode", nameof(PreflightVerdict.BinaryMissing), false, "  ERROR: opencode CLI not found")]
    [InlineData("cc-glm", nameof(PreflightVerdict.Passes), true, "model config: OK (zhipuai-coding-plan/glm-5)")]
    [InlineData("cc-glm", nameof(PreflightVerdict.Blocked), false, "reason_code=secret_auth_resolution_failed_after_preflight")]
    [InlineData("cc-glm", nameof(PreflightVerdict.BinaryMissing), false, "  ERROR: claude CLI not found")]
    [InlineData("gemini", nameof(PreflightVerdict.Passes), true, "authentication: OK (cli-auth mode)")]
    [InlineData("gemini", nameof(PreflightVerdict.Blocked), false, "  ERROR_CODE=gemini_auth_missing ")]
    [InlineData("gemini", nameof(PreflightVerdict.BinaryMissing), false, "  ERROR: gemini CLI not found")]
    [InlineData("nosuch", nameof(PreflightVerdict.Passes), false, "  ERROR: Adapter not found: /opt/agent-skills/")]
    public void Gives_each_providers_verdict_in_the_recorded_words(string provider, string verdict, bool passes, string line)
    {
        var planned = Enum.Parse<PreflightVerdict>(verdict);

        var (passed, output, error) = Report(new RunnerPlan(), planned, "--provider", provider, "--model", Model);

        passed.Should().Be(passes);
        error.Should().BeEmpty();
        output.Should().Contain($"\n{line}");
        output.Should().EndWith(passes ? "\n\n=== Preflight PASSED ===\n" : "\n\n=== Preflight FAILED (1 error(s)) ===\n");
    }

    [Theory]
    [InlineData("glm-5")]
    [InlineData("zhipuai-coding-plan")]
    public void Knows_only_the_models_that_opencode_lists(string model)
    {
        var (passed, output, _) = Report(new RunnerPlan(), PreflightVerdict.Passes, "--provider", "opencode", "--model", model);

        passed.Should().BeFalse();
        output.Should().Contain($"""
            canonical model probe: MISSING ({model})
              ERROR: model '{model}' unavailable; choose an available configured provider/model

            """);
        output.Should().Contain("\n\n=== Preflight FAILED (1 error(s), 2 warning(s)) ===\n");
    }

    [Fact]
    public void Knows_the_models_that_the_plan_lists()
    {
        var plan = new RunnerPlan().WithModels("opencode", "vendor/other");

        Report(plan, PreflightVerdict.Passes, "--provider", "opencode", "--model", "vendor/other").Passed.Should().BeTrue();
        Report(plan, PreflightVerdict.Passes, "--provider", "opencode", "--model", Model).Passed.Should().BeFalse();
    }

    [Fact]
    public void Fails_in_silence_or_on_standard_error_as_planned()
    {
        Report(new RunnerPlan(), PreflightVerdict.Silent, "--provider", "gemini").Should().Be((false, "", ""));
        Report(new RunnerPlan(), PreflightVerdict.ReasonOnStandardError, "--provider", "gemini")
            .Should().Be((false, "", "ERROR: the provider's adapter could not be loaded\n"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Takes_a_healthy_model_for_a_silent_one_while_standard_input_stays_open()
    {
        using var preflight = _runner.Spawn("preflight", "--provider", "opencode", "--model", Model);

        var output = await preflight.StandardOutput.ReadToEndAsync();

        output.Should().Contain($"canonical model probe: TIMEOUT ({Model})\n");
    }

    public void Dispose() => _runner.Dispose();

    private (bool Passed, string Output, string Error) Report(RunnerPlan plan, PreflightVerdict verdict, params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var call = new RunnerCall(_runner.Folder, plan, RunnerArguments.Parse(words), Stream.Null, output, error);
        return (PreflightReport.Write(call, new PreflightPlan(verdict)), output.ToString(), error.ToString());
    }
}
