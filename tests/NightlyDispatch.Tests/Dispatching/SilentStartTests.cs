namespace NightlyDispatch.Tests.Dispatching;

/// <summary>Acknowledgements that do not come, and the one retry that they get.</summary>
public sealed class SilentStartTests
{
    [Fact]
    public async Task A_start_that_is_silent_twice_and_launched_nothing_goes_to_the_next_provider()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (_, _) => Runs.Silence());
        night.Runs.NextStart("opencode", (_, _) => Runs.Silence());

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        night.Runs.Providers().Should().Equal("opencode", "opencode", "cc-glm");
        night.Runs.Orders.Select(order => order.Mark).Should().OnlyHaveUniqueItems().And.OnlyContain(mark => mark.Length == 32);
        night.Runs.Orders.Select(order => order.PromptFile).Distinct().Should().ContainSingle();
        night.Channel.Posts.Should().ContainSingle().Which.Should().Contain("opencode: no acknowledgement within 45 s");
    }

    [Fact]
    public async Task A_start_that_is_silent_once_is_tried_again_with_the_same_provider()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (_, _) => Runs.Silence());

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 Acknowledged");
        night.Runs.Providers().Should().Equal("opencode", "opencode");
        night.Calls.Should().ContainInOrder("start bd-1 opencode", "check bd-1", "start bd-1 opencode");
    }

    [Fact]
    public async Task No_retries_means_one_start()
    {
        using var night = new Night(settings => settings with { Dispatch = settings.Dispatch with { AckRetries = 0 } });
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (_, _) => Runs.Silence());

        await night.PassAsync();

        night.Runs.Providers().Should().Equal("opencode", "cc-glm");
    }

    [Fact]
    public async Task A_silent_start_is_not_tried_again_after_a_signal()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", (_, _) =>
        {
            night.Termination.Obey(15);
            return Runs.Silence();
        });

        var result = await night.PassAsync();

        result.Endings().Should().Equal("bd-1 DeferredClaimed");
        result.ExitCode.Should().Be(143);
        night.Runs.Orders.Should().ContainSingle();
        night.Tracker["bd-1"].Status.Should().Be("open");
    }
}
