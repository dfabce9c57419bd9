using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.Providers;

public sealed class ProviderSelectorCooldownTests
{
    private static readonly DateTimeOffset Now = ScriptedProviders.Now;

    private readonly ScriptedProviders _providers = new();

    [Fact]
    public async Task Passes_over_a_cooling_provider_without_asking_it()
    {
        _providers.Cooldowns["opencode"] = new Cooldown(Now.AddMinutes(-20), Now.AddMinutes(30), "slow down [opencode_rate_limited]");
        var selector = _providers.Selector();

        var selection = await selector.CurrentAsync(CancellationToken.None);

        selection.Should().Be(_providers.Selected("cc-glm", null));
        selector.PassedOver.Should().Equal(new PassedOver(
            "opencode",
            PassedOverKind.CoolingDown,
            "cooling down until 2026-11-23T01:30:00Z, because slow down [opencode_rate_limited]",
            null,
            null));
        _providers.Asked.Should().Equal("cc-glm ");
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(-30, 0)]
    [InlineData(-30, -1)]
    public async Task Ignores_a_cooldown_that_is_over_or_begins_in_the_future(int from, int until)
    {
        _providers.Cooldowns["opencode"] = new Cooldown(Now.AddMinutes(from), Now.AddMinutes(until), "slow down");

        (await _providers.Selector().CurrentAsync(CancellationToken.None)).Should().Be(_providers.Selected("opencode", Reports.Glm5));
    }

    [Fact]
    public async Task Asks_the_provider_whose_cooldown_ends_first_if_all_are_cooling()
    {
        _providers.Cools("opencode", 30);
        _providers.Cools("cc-glm", 10);
        _providers.Cools("gemini", 20);
        var selector = _providers.Selector();

        var selection = await selector.CurrentAsync(CancellationToken.None);

        selection.Should().Be(_providers.Selected("cc-glm", null));
        selector.PassedOver.Select(over => over.Provider).Should().Equal("opencode");
        _providers.Asked.Should().Equal("cc-glm ");
    }

    [Fact]
    public async Task Asks_none_of_the_others_if_that_one_does_not_answer()
    {
        _providers.Cools("opencode", 10);
        _providers.Cools("cc-glm", 20);
        _providers.Cools("gemini", 30);
        _providers.Fails("opencode", Reports.Glm5, "still blocked");
        var selector = _providers.Selector();

        var selection = await selector.CurrentAsync(CancellationToken.None);

        selection.Should().BeNull();
        selector.PassedOver.Select(over => over.Kind)
            .Should().Equal(PassedOverKind.PreflightFailed, PassedOverKind.CoolingDown, PassedOverKind.CoolingDown);
        _providers.Asked.Should().ContainSingle();
    }

    [Fact]
    public async Task Asks_the_first_of_two_whose_cooldowns_end_together()
    {
        _providers.Cools("opencode", 20);
        _providers.Cools("cc-glm", 10);
        _providers.Cools("gemini", 10);

        (await _providers.Selector().CurrentAsync(CancellationToken.None)).Should().Be(_providers.Selected("cc-glm", null));
    }

    [Fact]
    public async Task Leaves_out_whom_it_passed_over_although_the_cooldown_ends_during_the_pass()
    {
        _providers.Cools("opencode", 10);
        var selector = _providers.Selector();
        await selector.CurrentAsync(CancellationToken.None);

        _providers.Time.Advance(TimeSpan.FromMinutes(20));
        selector.Drop("cc-glm", PassedOverKind.StartRefused, new RunnerReason("refused"));

        (await selector.CurrentAsync(CancellationToken.None)).Should().Be(_providers.Selected("gemini", "gemini-2.5-pro"));
    }

    [Fact]
    public async Task Asks_a_provider_whose_cooldown_has_ended_before_it_is_needed()
    {
        _providers.Cools("cc-glm", 10);
        var selector = _providers.Selector();
        await selector.CurrentAsync(CancellationToken.None);

        _providers.Time.Advance(TimeSpan.FromMinutes(20));
        selector.Drop("opencode", PassedOverKind.StartRefused, new RunnerReason("refused"));

        (await selector.CurrentAsync(CancellationToken.None)).Should().Be(_providers.Selected("cc-glm", null));
    }
}
