namespace NightlyDispatch.Reporting;

/// <summary>What `pause` and `resume` did; also the shape of their --json.</summary>
/// <param name="Pause">That holds from now on; null: none does.</param>
/// <param name="Before">That was replaced or ended; null: none held.</param>
internal sealed record PauseReport(PauseStatus? Pause, PauseStatus? Before);
