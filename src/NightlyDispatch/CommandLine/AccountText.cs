using NightlyDispatch.Ledger;

namespace NightlyDispatch.CommandLine;

/// <summary>The equation of a pass in one line (design, section 2).</summary>
internal static class AccountText
{
    public static string Of(PassTally tally)
    {
        var filtered = tally.FilteredOut.Count == 0
            ? ""
            : $" ({string.Join(", ", tally.FilteredOut.Select(reason => $"{reason.Value} {reason.Key}"))})";
        return $"received {tally.Received} = {tally.FilteredOut.Values.Sum()} filtered out{filtered} + {tally.Listed} listed; "
            + $"{tally.Listed} listed = {tally.Dispatched} dispatched + {tally.Skipped} skipped + {tally.Deferred} deferred + {tally.Failed} failed";
    }
}
