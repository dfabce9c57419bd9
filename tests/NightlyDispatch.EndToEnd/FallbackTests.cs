using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd;

public sealed class FallbackTests
{
    private const int Bound = 120_000;

    private const string Blocked = "Model zhipuai-coding-plan/glm-5 available but auth/quota check failed";

    [Theory(Timeout = Bound)]
    [InlineData(nameof(PreflightVerdict.Blocked), Blocked)]
    [InlineData(nameof(PreflightVerdict.ProbeTimesOut), "TIMEOUT (zhipuai-coding-plan/glm-5)")]
    [InlineData(nameof(PreflightVerdict.ReasonOnStandardError), "the provider's adapter could not be loaded")]
    [InlineData(nameof(PreflightVerdict.Hangs), "no answer within 4 s")]
    public async Task Falls_back_to_cc_glm_without_a_model_and_tells_opencodes_own_reason(string verdict, string reason)
    {
        var setting = RehearsalSetting.Of(Night.Bug(1)) with
        {
            Runner = new RunnerPlan().WithPreflight("opencode", Enum.Parse<PreflightVerdict>(verdict)),
        };
        await using var night = await Night.BeginAsync(setting.WithSection("dispatch", """{ "preflightTimeout": "4s" }"""));

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(0);
        pass.Error.Should().ContainAll("Preflight opencode zhipuai-coding-plan/glm-5: unavailable: ", reason);
        night.Alerts.Should().ContainSingle().Which.Should().ContainAll("provider-fallback", "opencode → cc-glm", reason);
        night.Preflights[^1].Arguments.Should().Equal("preflight", "--provider", "cc-glm");
        night.Starts.Should().ContainSingle().Which.Arguments.Should()
            .ContainInConsecutiveOrder("start", "--beads", "bd-1", "--provider", "cc-glm").And.NotContain("--model");
        (await night.AgentsAsync(1)).Should().ContainSingle().Which.Provider.Should().Be("cc-glm");
    }

    [Fact(Timeout = Bound)]
    public async Task Falling_to_gemini_names_both_reasons_and_the_primarys_first()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            Runner = new RunnerPlan()
                .WithPreflight("opencode", PreflightVerdict.Blocked)
                .WithPreflight("cc-glm", PreflightVerdict.BinaryMissing),
        });

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(0);
        var alert = night.Alerts.Should().ContainSingle().Which;
        alert.Should().MatchRegex($"(?s)provider-fallback.*opencode: {Blocked}.*cc-glm: claude CLI not found");
        night.Starts.Should().ContainSingle().Which.Arguments.Should()
            .ContainInConsecutiveOrder("--provider", "gemini", "--model", "gemini-2.5-pro");
    }

    [Fact(Timeout = Bound)]
    public async Task A_healthy_opencode_is_asked_once_for_its_own_model_and_nobody_is_alerted()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)));

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(0);
        night.Preflights.Should().ContainSingle().Which.Arguments.Should()
            .Equal("preflight", "--provider", "opencode", "--model", "zhipuai-coding-plan/glm-5");
        night.Starts.Should().ContainSingle().Which.Arguments.Should()
            .ContainInConsecutiveOrder("--beads", "bd-1", "--provider", "opencode", "--model", "zhipuai-coding-plan/glm-5");
        (await night.AgentsAsync(1)).Should().ContainSingle().Which.Model.Should().Be("zhipuai-coding-plan/glm-5");
        night.Alerts.Should().BeEmpty();
    }

    [Fact(Timeout = Bound)]
    public async Task With_no_provider_nothing_is_claimed_and_cron_chat_and_heartbeat_are_told()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)) with
        {
            SendsHeartbeat = true,
            Runner = new RunnerPlan()
                .WithPreflight("opencode", PreflightVerdict.Blocked)
                .WithPreflight("cc-glm", PreflightVerdict.Blocked)
                .WithPreflight("gemini", PreflightVerdict.Blocked),
        });

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(3);
        pass.Output.Should().Contain("failed: no provider answers").And.Contain(Blocked);
        night.Updates.Should().BeEmpty();
        night.Starts.Should().BeEmpty();
        night.Alerts.Should().ContainSingle().Which.Should()
            .MatchRegex($"(?s)no-providers.*opencode: {Blocked}.*cc-glm: .*auth resolution failed.*gemini: .*gemini_auth_missing");
        night.ShouldHaveBeaten(exitCode: 3);
    }

    [Fact(Timeout = Bound)]
    public async Task Without_bugs_no_model_is_paid_for()
    {
        var chore = Night.Bug(1) with { IssueType = "chore" };
        var late = Night.Bug(2) with { Priority = 2 };
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(chore, late) with { SendsHeartbeat = true });

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(0);
        pass.Output.Should().Contain("0 listed");
        night.Calls.Should().OnlyContain(call => call.Tool == "bd");
        night.Updates.Should().BeEmpty();
        night.Alerts.Should().BeEmpty();
        night.ShouldHaveBeaten(exitCode: 0);
    }
}
