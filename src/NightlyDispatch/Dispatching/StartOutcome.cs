using NightlyDispatch.DxRunner;

namespace NightlyDispatch.Dispatching;

/// <summary>What is certain after a start, all its retries and all looking.</summary>
internal abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    /// <summary>One agent was launched.</summary>
    /// <param name="Check">Being asked; null where the runner does not speak of this run.</param>
    /// <param name="IsLate">Found by looking, not by its acknowledgement.</param>
    internal sealed record Launched(Task<CheckReading?> Check, bool IsLate, TimeSpan Duration) : StartOutcome;

    /// <summary>No agent was launched.</summary>
    /// <param name="IsSilent">Nothing was said within the acknowledgement time-out: it may be tried once more.</param>
    internal sealed record Refused(Refusal Refusal, bool IsSilent) : StartOutcome;

    /// <summary>Nobody can tell.</summary>
    internal sealed record Unknown(string Reason) : StartOutcome;
}
