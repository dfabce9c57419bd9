namespace NightlyDispatch.DxRunner;

/// <summary>Whether a start of ours launched an agent, and whether it still runs.</summary>
internal enum Liveness
{
    Alive,
    Ended,
    NotLaunched,

    /// <summary>Neither proved nor ruled out.</summary>
    Unknown,
}
