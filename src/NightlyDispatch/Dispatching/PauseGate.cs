using System.Globalization;
using NightlyDispatch.Ledger;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>Asks whether an operator has paused dispatching, as often as something new would be begun: a pause works at once.</summary>
internal sealed class PauseGate(PauseFile file, LedgerFile ledger, TimeProvider time, ILogger log)
{
    /// <returns>In words that an operator reads; null: there is no pause.</returns>
    /// <exception cref="StateException">Whether there is one cannot be known.</exception>
    public string? WhyPaused()
    {
        if (file.Read() is not { } pause || pause.EndsAt(time.GetUtcNow(), ledger.State.Pause) is not { } end)
            return null;

        if (!ledger.State.IsPaused)
        {
            ledger.Append(new PassPaused(pause.Since, end, pause.Reason));
            log.Information("Dispatching is {Pause}; `nightly-dispatch resume` ends it", InWords(end, pause.Reason));
        }

        return InWords(end, pause.Reason);
    }

    public static string InWords(DateTimeOffset end, string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"paused until {end.UtcDateTime:ddd d MMM HH:mm} UTC: {reason}");
}
