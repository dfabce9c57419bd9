using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;

namespace NightlyDispatch.EndToEnd.Smoke;

/// <summary>One start of the real runner, and what has to be true after it.</summary>
internal sealed class Launch
{
    private readonly RealRunner _runner;
    private readonly StartOrder _order;
    private readonly RunIdentity _run;

    private Launch(RealRunner runner, StartOrder order, RunIdentity run, StartReading reading) =>
        (_runner, _order, _run, Reading) = (runner, order, run, reading);

    public StartReading Reading { get; }

    public static async Task<Launch> StartAsync(RealRunner runner, StartOrder order)
    {
        var begun = TimeProvider.System.GetUtcNow();
        int? processId = null;
        var reading = await runner.Client.StartAsync(order, id => processId = id);
        return new Launch(runner, order, new RunIdentity(order.Model.Provider, processId, begun), reading);
    }

    public async Task ShouldBeRefusedWithoutATraceAsync()
    {
        Reading.Kind.Should().Be(StartKind.Refused);
        Reason.ShouldBeOfTheRunner(Reading.Refusal!.Reason);

        (await _runner.Client.CheckAsync(_order.Bug, CancellationToken.None)).IsUnknownId.Should().BeTrue();
        _runner.Calls.LastExitCode.Should().Be(1);
        (await _runner.Client.ReportAsync(_order.Bug, CancellationToken.None)).Should().BeNull();
        _runner.Calls.LastExitCode.Should().Be(1);
        MarkedProcesses.Find(_order.Mark).Should().BeEmpty();
    }

    public async Task ShouldBeOursAndEndForGoodAsync()
    {
        Reading.Line!.ProcessId.Should().NotBeNull();
        // A real provider's agent may have given up at once.
        (await LivenessAsync()).Should().BeOneOf(Liveness.Alive, Liveness.Ended);

        (await _runner.Client.StopAsync(_order.Bug, _order.Mark)).Should().BeTrue();

        (await LivenessAsync()).Should().Be(Liveness.Ended);
        (await _runner.Client.ReportAsync(_order.Bug, CancellationToken.None)).Should().NotBeNull();
    }

    public async Task<Liveness> LivenessAsync() => Decide(await _runner.Client.CheckAsync(_order.Bug, CancellationToken.None));

    /// <summary>Asks until the agent has ended by itself.</summary>
    public async Task<RunReport?> ReportOfEndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Decide(await _runner.Client.CheckAsync(_order.Bug, patience.Token)) == Liveness.Alive)
        {
            // The question itself takes a part of a second.
        }

        (await LivenessAsync()).Should().Be(Liveness.Ended);
        return await _runner.Client.ReportAsync(_order.Bug, CancellationToken.None);
    }

    private Liveness Decide(CheckReading check) => LivenessRule.Decide(check, _run, MarkedProcesses.Find(_order.Mark).Count > 0);
}
