using NightlyDispatch.Dispatching;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>What most scenarios look at.</summary>
internal static class NightAssertions
{
    /// <summary>Each turn as "bug ending".</summary>
    public static IReadOnlyList<string> Endings(this PassResult result) =>
        [.. result.Turns.Select(ended => $"{ended.Bug.Id} {ended.Turn.Ending}")];

    public static string ReasonOf(this PassResult result, string bug) =>
        result.Turns.Single(ended => ended.Bug.Id.Value == bug).Turn.Reason;

    /// <summary>The providers of all starts, in order.</summary>
    public static IReadOnlyList<string> Providers(this Runs runs) => [.. runs.Orders.Select(order => order.Model.Provider)];
}
