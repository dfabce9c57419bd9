using NightlyDispatch.Ledger;

namespace NightlyDispatch.Reporting;

/// <summary>Whether dispatching is paused at this moment.</summary>
internal static class PausedNow
{
    /// <returns>Null: it is not.</returns>
    /// <exception cref="StateException">The ledger or the pause cannot be read.</exception>
    public static PauseStatus? Read(PauseFile file, LedgerState ledger, DateTimeOffset now) =>
        file.Read() is { } pause && pause.EndsAt(now, ledger.Pause) is { } end ? new PauseStatus(pause.Since, end, pause.Reason) : null;

    /// <summary>For those who are about to replace or to end it: what cannot be read is none.</summary>
    public static PauseStatus? TryRead(PauseFile file, string stateFolder, DateTimeOffset now)
    {
        try
        {
            return Read(file, LedgerFile.Peek(StateFiles.Ledger(stateFolder)), now);
        }
        catch (StateException)
        {
            return null;
        }
    }
}
