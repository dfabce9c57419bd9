namespace NightlyDispatch.Rehearsal;

/// <summary>A sign of life that the stand-in was sent.</summary>
/// <param name="Path">What follows the heartbeat's address, with the query: for example /start?rid=…; empty: success.</param>
internal sealed record HeartbeatPing(DateTimeOffset At, string Path, string Body);
