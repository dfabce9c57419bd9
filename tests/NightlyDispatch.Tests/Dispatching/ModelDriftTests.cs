namespace NightlyDispatch.Tests.Dispatching;

public sealed class ModelDriftTests
{
    [Fact]
    public async Task A_model_that_the_policy_does_not_allow_is_told_of_and_the_agent_works_on()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (order, id) =>
        {
            var acknowledged = night.Runs.Launch(order, id);
            night.Runs.Set("bd-1", "healthy", "opencode", id, "zhipuai-coding-plan/glm-4.7");
            return acknowledged;
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        night.Channel.Posts.Should().ContainSingle().Which.Should().StartWith("*model-drift* opencode\n")
            .And.Contain("zhipuai-coding-plan/glm-5 was asked for, and the job runs with zhipuai-coding-plan/glm-4.7");
    }

    [Fact]
    public async Task The_model_of_another_run_is_no_drift()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (order, id) =>
        {
            var acknowledged = night.Runs.Launch(order, id);
            night.Runs.Set("bd-1", "exited_ok", "gemini", 77, "gemini-1.0");
            return acknowledged;
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        night.Channel.Posts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_provider_may_choose_its_own_default()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.FailPreflight("opencode", "down");
        night.Runs.NextStart("cc-glm", (order, id) =>
        {
            var acknowledged = night.Runs.Launch(order, id);
            night.Runs.Set("bd-1", "healthy", "cc-glm", id, "glm-5");
            return acknowledged;
        });

        await night.PassAsync();

        night.Runs.Orders[0].Arguments.Should().NotContain("--model");
        night.Channel.Heads.Should().Equal("provider-fallback opencode");
    }
}
