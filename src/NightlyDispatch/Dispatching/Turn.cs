namespace NightlyDispatch.Dispatching;

/// <summary>How a bug's turn ended, and why, as a person reads it.</summary>
/// <param name="MadeStart">Whether dx-runner start was called at least once.</param>
internal sealed record Turn(Ending Ending, string Reason, bool MadeStart = false)
{
    public EndingRule Rule => EndingRule.For(Ending);
}
