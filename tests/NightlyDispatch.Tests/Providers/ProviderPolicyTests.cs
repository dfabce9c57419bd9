using NightlyDispatch.Configuration;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.Providers;

public sealed class ProviderPolicyTests
{
    private static readonly ProviderPolicy Policy = new(
    [
        new ProviderSettings("opencode", [Reports.Glm5], ProviderBehavior.StrictGate),
        new ProviderSettings("cc-glm", ["cc-glm"], ProviderBehavior.PrimaryWorkhorse),
        new ProviderSettings("gemini", ["gemini-2.5-pro", "gemini-2.0-flash"], ProviderBehavior.Backstop),
    ]);

    [Fact]
    public void Keeps_providers_and_models_in_the_order_of_the_settings()
    {
        Policy.Chain.Select(provider => provider.Name).Should().Equal("opencode", "cc-glm", "gemini");
        Policy.Chain.Select(provider => provider.Behavior)
            .Should().Equal(ProviderBehavior.StrictGate, ProviderBehavior.PrimaryWorkhorse, ProviderBehavior.Backstop);
        Policy.Chain[2].Models.Select(model => model.Argument).Should().Equal("gemini-2.5-pro", "gemini-2.0-flash");
    }

    [Fact]
    public void Takes_a_model_named_like_its_provider_for_the_provider_s_own_default() =>
        Policy.Chain[1].Models.Should().Equal(new Model("cc-glm", true)).And.ContainSingle(model => model.Argument == null);

    [Theory]
    [InlineData("opencode", Reports.Glm5, Reports.Glm5, true)]
    [InlineData("opencode", Reports.Glm5, "zhipuai/glm-5.1", false)]
    [InlineData("opencode", Reports.Glm5, "glm-5", false)]
    [InlineData("opencode", Reports.Glm5, "", false)]
    [InlineData("gemini", "gemini-2.5-pro", "gemini-2.0-flash", true)]
    [InlineData("gemini", "gemini-2.5-pro", Reports.Glm5, false)]
    [InlineData("cc-glm", null, "glm-5", true)]
    [InlineData("claude", "opus", "opus", false)]
    public void Knows_whether_a_job_may_run_with_the_model_that_was_read_back(
        string provider,
        string? requested,
        string selected,
        bool expected) =>
        Policy.AllowsReadBack(provider, requested, selected).Should().Be(expected);

    [Theory]
    [InlineData("opencode", Reports.Glm5)]
    [InlineData("cc-glm", null)]
    [InlineData("gemini", "gemini-2.0-flash")]
    public void Lets_a_start_use_a_model_that_passed(string provider, string? model)
    {
        var allowed = AllowedModel.From(Policy, Preflight(provider, model));

        allowed.Provider.Should().Be(provider);
        allowed.Argument.Should().Be(model);
    }

    [Theory]
    [InlineData("opencode", "glm-5")]
    [InlineData("opencode", null)]
    [InlineData("cc-glm", "cc-glm")]
    [InlineData("gemini", Reports.Glm5)]
    [InlineData("claude", null)]
    public void Lets_no_start_use_a_model_that_the_policy_does_not_list(string provider, string? model)
    {
        var act = () => AllowedModel.From(Policy, Preflight(provider, model));

        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Lets_no_start_use_a_model_that_did_not_pass()
    {
        var act = () => AllowedModel.From(Policy, Preflight("opencode", Reports.Glm5) with { Error = "canonical model probe: SKIP" });

        act.Should().Throw<ArgumentException>().WithMessage("opencode zhipuai-coding-plan/glm-5 has not passed the gate*");
    }

    private static PreflightResult Preflight(string provider, string? model) => new(provider, model, null, null, null, null, TimeSpan.Zero);
}
