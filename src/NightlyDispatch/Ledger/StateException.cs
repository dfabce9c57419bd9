namespace NightlyDispatch.Ledger;

/// <summary>What the program has to remember cannot be read or written, so that nothing may be claimed or launched.</summary>
/// <param name="message">Names the file, and the line where there is one, and the way to repair it; ready for stderr.</param>
internal sealed class StateException(string message) : Exception(message);
