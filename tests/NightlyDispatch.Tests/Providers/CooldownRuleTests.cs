using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.Providers;

public sealed class CooldownRuleTests
{
    private const string RateLimited = "opencode_rate_limited";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Setting = TimeSpan.FromMinutes(50);

    [Theory]
    [InlineData(RateLimited)]
    [InlineData("opencode_auth_or_quota_blocked")]
    [InlineData("gemini_capacity_exhausted")]
    [InlineData("gemini_auth_missing")]
    [InlineData("secret_auth_resolution_failed_after_preflight")]
    public void Leaves_a_provider_alone_after_its_own_fault(string code) =>
        CooldownRule.After(code, "slow down", Now, Setting).Should().Be(new Cooldown(Now, Now + Setting, $"slow down [{code}]"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("provider_concurrency_cap_exceeded")]
    [InlineData("opencode_model_unavailable")]
    [InlineData("opencode_probe_timeout")]
    [InlineData("OPENCODE_RATE_LIMITED")]
    public void Asks_again_after_any_other_ending(string? code) =>
        CooldownRule.After(code, "retry after 1800 s", Now, Setting).Should().BeNull();

    [Fact]
    public void Never_leaves_a_provider_alone_where_the_setting_is_zero() =>
        CooldownRule.After(RateLimited, "retry after 1800 s", Now, TimeSpan.Zero).Should().BeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Names_the_code_where_there_is_no_text(string? reason) =>
        CooldownRule.After(RateLimited, reason, Now, Setting).Should().Be(new Cooldown(Now, Now + Setting, RateLimited));

    [Theory]
    [InlineData("quota exhausted, resets at 2026-11-23T01:30:00Z", 30)]
    [InlineData("quota exhausted, reset at 2026-11-23 01:30:00+00:00.", 30)]
    [InlineData("Try again after 2026-11-23T02:30:00.5+01:00", 30)]
    [InlineData("Retry after 1800 s", 30)]
    [InlineData("retry-after: 1800 seconds (rate limited)", 30)]
    [InlineData("please retry in 30m", 30)]
    [InlineData("try again in 2 hours", 120)]
    [InlineData("resets at 2026-11-24T01:00:00Z", 360)]
    [InlineData("retry after 999999 hours", 360)]
    public void Waits_for_the_time_that_was_named_but_never_longer_than_six_hours(string reason, double minutes) =>
        CooldownRule.After(RateLimited, reason, Now, Setting)!.Until.Should().BeCloseTo(Now.AddMinutes(minutes), TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData("resets at 2026-11-23T00:30:00Z")]
    [InlineData("resets at 2026-11-23T01:30:00")]
    [InlineData("resets at 2026-13-45T01:30:00Z")]
    [InlineData("resets at 01:30")]
    [InlineData("resets tomorrow")]
    [InlineData("retry after 1800")]
    [InlineData("retry after 0 s")]
    [InlineData("retry after 30 sheep")]
    [InlineData("failed at 2026-11-23T01:30:00Z after 1800 s")]
    public void Takes_the_setting_where_the_time_is_past_or_in_doubt(string reason) =>
        CooldownRule.After(RateLimited, reason, Now, Setting)!.Until.Should().Be(Now + Setting);

    [Fact]
    public void Explains_itself_in_one_sentence() =>
        new Cooldown(Now, new DateTimeOffset(2026, 11, 23, 3, 30, 0, TimeSpan.FromHours(2)), "slow down").Explanation
            .Should().Be("cooling down until 2026-11-23T01:30:00Z, because slow down");
}
