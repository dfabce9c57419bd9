namespace NightlyDispatch.Tests.Dispatching;

public sealed class ProviderChainTests
{
    [Fact]
    public async Task A_fallback_names_who_was_passed_over_with_its_own_reason_code_and_next_action()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.FailPreflight("opencode", "auth/quota check failed", "opencode_auth_or_quota_blocked", "refresh_auth_or_switch_provider");

        var result = await night.PassAsync();

        result.ReasonOf("bd-1").Should().Be("cc-glm (its own default), acknowledged in 4.0 s");
        night.Channel.Posts.Should().ContainSingle().Which.Should().StartWith(
            """
            *provider-fallback* opencode
            opencode → cc-glm
            opencode: auth/quota check failed [opencode_auth_or_quota_blocked → refresh_auth_or_switch_provider]
            Next step: opencode: refresh_auth_or_switch_provider

            """);
    }

    [Fact]
    public async Task Falling_to_the_last_provider_names_both_reasons_the_primary_first()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.FailPreflight("opencode", "model 'glm-5' unavailable");
        night.Runs.FailPreflight("cc-glm", "auth resolution failed", "secret_auth_resolution_failed_after_preflight");

        await night.PassAsync();

        night.Runs.Providers().Should().Equal("gemini");
        night.Channel.Posts.Should().ContainSingle().Which.Should().StartWith(
            """
            *provider-fallback* cc-glm
            cc-glm → gemini
            opencode: model 'glm-5' unavailable
            cc-glm: auth resolution failed [secret_auth_resolution_failed_after_preflight]
            Next step: Run `nightly-dispatch preflight`.

            """);
    }

    [Fact]
    public async Task A_provider_whose_start_was_refused_is_out_for_the_rest_of_the_pass()
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        night.Runs.NextStart("opencode", 11, "no\n");

        await night.PassAsync();

        night.Runs.Providers().Should().Equal("opencode", "cc-glm", "cc-glm");
        night.Calls.Where(call => call.StartsWith("preflight", StringComparison.Ordinal))
            .Should().Equal("preflight opencode zhipuai-coding-plan/glm-5", "preflight cc-glm");
    }

    [Fact]
    public async Task Where_no_provider_answers_nothing_is_claimed()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Tracker.Add("bd-2");
        foreach (var provider in (string[])["opencode", "cc-glm", "gemini"])
            night.Runs.FailPreflight(provider, $"{provider} is down");

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 NoProvider", "bd-2 Deferred");
        result.ReasonOf("bd-1").Should().Be("no provider answers: opencode: opencode is down; cc-glm: cc-glm is down; gemini: gemini is down");
        result.ExitCode.Should().Be(3);
        night.Calls.Should().NotContain(call => call.StartsWith("claim", StringComparison.Ordinal));
        night.Channel.Posts.Should().ContainSingle().Which.Should().StartWith(
            "*no-providers* provider chain\nopencode: opencode is down\ncc-glm: cc-glm is down\ngemini: gemini is down\n");
    }

    [Fact]
    public async Task A_fallback_is_over_once_the_primary_is_used_again_however_far_it_had_gone()
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1");
        night.Runs.FailPreflight("opencode", "down");
        night.Runs.FailPreflight("cc-glm", "down");
        await night.PassAsync();
        night.Runs.PassPreflight("opencode");
        night.Tracker.Add("bd-2");

        await night.NextPassAsync();

        night.Channel.Heads.Should().Equal("provider-fallback cc-glm", "recovered provider-fallback cc-glm");
    }

    [Fact]
    public async Task A_provider_that_refuses_for_lack_of_quota_is_not_asked_again_before_its_cooldown_ends()
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-1");
        night.Runs.NextStart(
            "opencode",
            21,
            "preflight gate failed for provider opencode\n",
            "canonical model probe: BLOCKED\n  ERROR: rate limited, retry after 2 hours\n  ERROR_CODE=opencode_rate_limited severity=error action=wait\n");
        await night.PassAsync();
        night.Tracker.Add("bd-2");
        night.Calls.Clear();

        await night.NextPassAsync();

        night.Runs.Providers().Should().Equal("opencode", "cc-glm", "cc-glm");
        night.Calls.Should().NotContain("preflight opencode zhipuai-coding-plan/glm-5");
        night.Channel.Posts[^1].Should().Contain(
            "opencode: cooling down until 2026-08-22T03:00:00Z, because rate limited, retry after 2 hours [opencode_rate_limited]");
    }
}
