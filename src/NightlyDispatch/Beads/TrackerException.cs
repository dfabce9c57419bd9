namespace NightlyDispatch.Beads;

/// <summary>The tracker cannot be used: it is missing, fails, is too old, or answers in an unknown form.</summary>
/// <param name="message">Names the command and what came back; ready for stderr.</param>
internal sealed class TrackerException(string message) : Exception(message);
