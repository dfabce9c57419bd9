#pragma warning disable CA5394 // Insecure randomness: chance that can be repeated is what is wanted here.

using NightlyDispatch.Backlog;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;
using NightlyDispatch.Providers;
using NightlyDispatch.Tests.Dispatching;

namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>A runner that launches real processes, and goes wrong as the weather is.</summary>
internal sealed class UnsteadyRunner(Runs runs, Agents agents, Weather weather, KillSwitch killSwitch, Random random) : IDxRunner
{
    /// <summary>Beyond what any kernel gives to a process.</summary>
    private const int FirstProcessId = 1_100_000_000;

    private static readonly TimeSpan AckTimeout = TimeSpan.FromSeconds(45);
    private static readonly ChildResult NoBeads = Runs.Ended(24, error: "beads runtime missing\n");

    private readonly StartMishaps _mishaps = new(random, agents.Launch);
    private int _starts;

    /// <summary>Somebody else's jobs.</summary>
    public List<StatusRow> Rows { get; } = [];

    public Task<PreflightResult> PreflightAsync(Provider provider, Model model, CancellationToken cancellationToken)
    {
        killSwitch.Step();
        var available = Runs.Available(provider.Name, model.Argument);
        return Task.FromResult(
            weather.IsRunnerDown ? available with { Error = "beads runtime missing", IsRunnersFault = true }
            : weather.IsDown(provider.Name) ? available with { Error = $"{provider.Name} is down", Code = "opencode_auth_or_quota_blocked" }
            : available);
    }

    public Task<StartReading> StartAsync(StartOrder order, Action<int> onStarted)
    {
        killSwitch.Step();
        var id = FirstProcessId + _starts++;
        try
        {
            onStarted(id);
        }
        catch (KilledException) when (!weather.IsRunnerDown && random.Next(2) == 0)
        {
            // A start that is left to itself goes on.
            agents.Launch(order, id);
            throw;
        }

        _mishaps.IsFull = weather.IsFull;
        var result = weather.IsRunnerDown ? NoBeads
            : weather.IsStormy ? _mishaps.Start(order, id)
            : agents.Launch(order, id);
        killSwitch.Step();
        return Task.FromResult(StartReading.Read(result, order, AckTimeout));
    }

    public Task<CheckReading> CheckAsync(BugId id, CancellationToken cancellationToken)
    {
        killSwitch.Step();
        return Task.FromResult(weather.IsRunnerDown || (weather.IsStormy && random.Next(15) == 0)
            ? new CheckReading(null, "dx-runner check gave no answer in time")
            : runs.Find(id.Value));
    }

    public Task<RunReport?> ReportAsync(BugId id, CancellationToken cancellationToken) => Task.FromResult<RunReport?>(
        weather.IsRunnerDown ? null : new RunReport("1", runs.Find(id.Value).ReasonCode, "17"));

    public Task<StatusReading> StatusAsync(CancellationToken cancellationToken)
    {
        killSwitch.Step();
        return Task.FromResult(weather.IsRunnerDown ? new StatusReading([], "beads runtime missing") : new StatusReading(Rows, null));
    }

    public Task<bool> StopAsync(BugId id, string mark)
    {
        killSwitch.Step();
        if (weather.CannotStop)
            return Task.FromResult(false);

        agents.End(mark, "stopped", "manual_stop");
        return Task.FromResult(true);
    }
}
