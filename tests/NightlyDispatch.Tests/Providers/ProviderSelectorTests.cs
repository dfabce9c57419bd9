using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.Providers;

public sealed class ProviderSelectorTests
{
    private readonly ScriptedProviders _providers = new();

    [Fact]
    public async Task Takes_the_primary_and_asks_nobody_else()
    {
        var selector = _providers.Selector();

        var selection = await selector.CurrentAsync(CancellationToken.None);

        selection.Should().Be(_providers.Selected("opencode", Reports.Glm5));
        selector.PassedOver.Should().BeEmpty();
        _providers.Asked.Should().Equal($"opencode {Reports.Glm5}");
    }

    [Fact]
    public async Task Asks_nobody_before_a_provider_is_needed_and_each_at_most_once()
    {
        var selector = _providers.Selector();
        _providers.Asked.Should().BeEmpty();

        var first = await selector.CurrentAsync(CancellationToken.None);
        var second = await selector.CurrentAsync(CancellationToken.None);

        second.Should().BeSameAs(first);
        _providers.Asked.Should().ContainSingle();
    }

    [Fact]
    public async Task Falls_back_to_the_second_provider_and_remembers_the_first()
    {
        _providers.Fails("opencode", Reports.Glm5, "auth/quota check failed", "opencode_auth_or_quota_blocked", "refresh_auth");
        var selector = _providers.Selector();

        var selection = await selector.CurrentAsync(CancellationToken.None);

        selection.Should().Be(_providers.Selected("cc-glm", null));
        selector.PassedOver.Should().Equal(new PassedOver(
            "opencode", PassedOverKind.PreflightFailed, "auth/quota check failed", "opencode_auth_or_quota_blocked", "refresh_auth"));
        selector.History.Should().Equal(_providers.Answer("opencode", Reports.Glm5), _providers.Answer("cc-glm", null));
    }

    [Fact]
    public async Task Tries_a_provider_s_models_in_order_and_takes_its_error_from_the_last()
    {
        _providers.Fails("opencode", Reports.Glm5, "first");
        _providers.Fails("cc-glm", null, "second");
        _providers.Fails("gemini", "gemini-2.5-pro", "third");
        _providers.Fails("gemini", "gemini-2.0-flash", "fourth");
        var selector = _providers.Selector();

        var selection = await selector.CurrentAsync(CancellationToken.None);

        selection.Should().BeNull();
        selector.PassedOver.Select(over => $"{over.Provider}: {over.Reason}")
            .Should().Equal("opencode: first", "cc-glm: second", "gemini: fourth");
        _providers.Asked.Should().Equal($"opencode {Reports.Glm5}", "cc-glm ", "gemini gemini-2.5-pro", "gemini gemini-2.0-flash");
    }

    [Fact]
    public async Task Takes_the_second_model_of_a_provider_whose_first_does_not_answer()
    {
        _providers.Fails("opencode", Reports.Glm5, "first");
        _providers.Fails("cc-glm", null, "second");
        _providers.Fails("gemini", "gemini-2.5-pro", "third");
        var selector = _providers.Selector();

        var selection = await selector.CurrentAsync(CancellationToken.None);

        selection.Should().Be(_providers.Selected("gemini", "gemini-2.0-flash"));
        selector.PassedOver.Select(over => over.Provider).Should().Equal("opencode", "cc-glm");
    }

    [Fact]
    public async Task Leaves_a_provider_out_for_the_rest_of_the_pass_once_it_was_dropped_and_keeps_the_first_reason()
    {
        var selector = _providers.Selector();
        await selector.CurrentAsync(CancellationToken.None);

        selector.Drop("opencode", PassedOverKind.NoCapacity, new RunnerReason("cap exceeded", "code", "action"));
        selector.Drop("opencode", PassedOverKind.StartRefused, new RunnerReason("refused again"));
        var selection = await selector.CurrentAsync(CancellationToken.None);

        selection.Should().Be(_providers.Selected("cc-glm", null));
        selector.PassedOver.Should().Equal(new PassedOver("opencode", PassedOverKind.NoCapacity, "cap exceeded", "code", "action"));
    }

    [Fact]
    public async Task Stops_asking_once_the_runner_itself_is_at_fault()
    {
        _providers.Fails("opencode", Reports.Glm5, "beads runtime gate failed");
        _providers.Answers[$"opencode {Reports.Glm5}"] = _providers.Answer("opencode", Reports.Glm5) with { IsRunnersFault = true };
        var selector = _providers.Selector();

        (await selector.CurrentAsync(CancellationToken.None)).Should().BeNull();
        (await selector.CurrentAsync(CancellationToken.None)).Should().BeNull();

        selector.RunnerFault.Should().BeSameAs(_providers.Answer("opencode", Reports.Glm5));
        selector.PassedOver.Should().BeEmpty();
        _providers.Asked.Should().ContainSingle();
    }

    [Fact]
    public async Task Lets_a_cancellation_through_and_holds_it_against_nobody()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var selector = _providers.Selector();

        var act = () => selector.CurrentAsync(cancelled.Token);

        await act.Should().ThrowAsync<OperationCanceledException>();
        selector.PassedOver.Should().BeEmpty();
        selector.History.Should().BeEmpty();
    }
}
