using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd.Screens;

/// <summary>A night in which opencode is down and agents fail, as the screens show it; as a fixture, one after a pass whose job has ended.</summary>
public sealed class ScreenNight : IAsyncLifetime
{
    private Night? _night;

    internal Night Night => _night ?? throw new InvalidOperationException("the night has not begun");

    public async Task InitializeAsync()
    {
        _night = await BeginAsync();
        (await _night.PassAsync()).ExitCode.Should().Be(0);
        await _night.QuietAsync();
    }

    public async Task DisposeAsync() => await Night.DisposeAsync();

    internal static Task<Night> BeginAsync() => Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1), Night.Bug(2)) with
    {
        Runner = new RunnerPlan(Agent: new AgentPlan(Lives: TimeSpan.FromMilliseconds(50), ExitCode: 1))
            .WithPreflight("opencode", PreflightVerdict.Blocked),
    });
}
