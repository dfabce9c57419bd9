using NightlyDispatch.Dispatching;
using NightlyDispatch.Tests.Dispatching;

namespace NightlyDispatch.Tests.Proofs.TrackerAnswers;

/// <summary>What a whole pass made of what bd told it.</summary>
/// <param name="Starts">How many agents were to be launched.</param>
/// <param name="Alerts">The first line of each.</param>
/// <param name="Verbs">What bd was asked.</param>
internal sealed record Told(PassResult Result, int Starts, IReadOnlyList<string> Alerts, IReadOnlyList<string> Verbs)
{
    public static async Task<Told> ByAsync(SpokenBd bd)
    {
        var before = bd.Verbs.Count;
        using var night = new Night { Beads = bd.Client };
        var result = await night.PassAsync();
        return new Told(result, night.Runs.Orders.Count, night.Channel.Heads, [.. bd.Verbs.Skip(before)]);
    }

    /// <summary>Nothing was begun, and somebody is told.</summary>
    public void ShouldBeUnusable(string because)
    {
        (Result.ExitCode, Starts).Should().Be((5, 0), because);
        Alerts.Should().Contain("tracker-unusable bd", because);
    }

    public void ShouldNotHaveReadAnything(string because)
    {
        ShouldBeUnusable(because);
        (Result.HasBacklog, Result.Turns.Count, Result.Problems.Count).Should().Be((false, 0, 1), because);
        Verbs.Should().NotContain("update", because);
    }
}
