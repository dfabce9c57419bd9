using NightlyDispatch.Beads;
using NSubstitute.ExceptionExtensions;
using NSubstitute.Extensions;

namespace NightlyDispatch.Tests.Dispatching;

public sealed class CheckupTests
{
    [Fact]
    public async Task All_providers_with_all_their_models_are_asked_at_once_and_nothing_is_changed()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1", priority: 1);

        var report = await night.CheckupAsync();

        report.ExitCode.Should().Be(ExitCode.Ok);
        report.Preflights.Select(preflight => $"{preflight.Provider} {preflight.Model}").Should().Equal(
            "opencode zhipuai-coding-plan/glm-5", "cc-glm ", "gemini gemini-2.5-pro", "gemini gemini-2.0-flash");
        report.Tracker.BugsByPriority.Should().Equal(new Dictionary<int, int> { [1] = 1 });
        night.Calls.Should().NotContain(call => call.StartsWith("claim", StringComparison.Ordinal) || call.StartsWith("start", StringComparison.Ordinal));
        Directory.GetFiles(night.At(""), "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task A_primary_that_is_down_is_a_degraded_night()
    {
        using var night = new Night();
        night.Runs.FailPreflight("opencode", "down");

        var report = await night.CheckupAsync();

        report.ExitCode.Should().Be(ExitCode.Degraded);
        report.Selection!.Provider.Name.Should().Be("cc-glm");
        report.PassedOver.Select(left => $"{left.Provider}: {left.Reason}").Should().Equal("opencode: down");
    }

    [Fact]
    public async Task No_provider_at_all_is_worse()
    {
        using var night = new Night();
        foreach (var provider in (string[])["opencode", "cc-glm", "gemini"])
            night.Runs.FailPreflight(provider, "down");

        (await night.CheckupAsync()).ExitCode.Should().Be(ExitCode.NoProvider);
    }

    [Fact]
    public async Task What_is_wrong_with_the_runner_is_said_of_the_runner()
    {
        using var night = new Night();
        night.Runs.FailPreflight("opencode", "beads runtime gate failed", isRunnersFault: true);

        var report = await night.CheckupAsync();

        (report.ExitCode, report.Runner.Problem).Should().Be((ExitCode.RunnerUnusable, "beads runtime gate failed"));
    }

    [Fact]
    public async Task A_tracker_that_fails_does_not_keep_the_providers_from_being_shown()
    {
        using var night = new Night();
        night.Tracker.Beads.Configure().ReadyAsync(default, default).ThrowsAsyncForAnyArgs(new TrackerException("bd ready failed"));

        var report = await night.CheckupAsync();

        (report.ExitCode, report.Tracker.Problem, report.Preflights.Count).Should().Be((ExitCode.TrackerUnusable, "bd ready failed", 4));
    }
}
