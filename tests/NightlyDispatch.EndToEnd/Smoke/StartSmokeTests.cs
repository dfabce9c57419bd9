using NightlyDispatch.DxRunner;
using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Smoke;

/// <summary>Starts agents through the real runner, and sees to it that none is left.</summary>
[Collection(SmokeRun.Collection)]
public sealed class StartSmokeTests(ITestOutputHelper output)
{
    public static TheoryData<string> Providers { get; } = new(RealRunner.Policy.Chain.Select(provider => provider.Name));

    [SmokeTheory(Timeout = 240_000)]
    [MemberData(nameof(Providers))]
    public async Task Is_refused_with_a_reason_and_without_a_trace_or_launches_an_agent_that_can_be_ended(string provider)
    {
        await using var runner = new RealRunner(output);
        var launch = await Launch.StartAsync(runner, await runner.OrderAsync(provider));

        output.WriteLine(launch.Reading.ToString());
        if (launch.Reading.Kind == StartKind.Acknowledged)
            await launch.ShouldBeOursAndEndForGoodAsync();
        else
            await launch.ShouldBeRefusedWithoutATraceAsync();
    }
}
