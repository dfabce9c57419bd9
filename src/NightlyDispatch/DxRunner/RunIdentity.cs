using System.Globalization;

namespace NightlyDispatch.DxRunner;

/// <summary>
/// Tells our run from all others of the same bug: `check` also answers with older runs and with other providers'
/// (contracts/dx-runner.md, section 4).
/// </summary>
/// <param name="StartProcessId">Of the start that we spawned; null where we were ended before we could write it down.</param>
/// <param name="NotBefore">When the start was announced, which has to tell a run where the process id is not known.</param>
internal sealed record RunIdentity(string Provider, int? StartProcessId, DateTimeOffset NotBefore)
{
    private const string TimeFormat = "yyyyMMddHHmmss";

    public bool Matches(CheckReading check)
    {
        if (check.Provider != Provider || check.RunInstance?.Split('-') is not { Length: >= 3 } parts)
            return false;

        // The runner writes the time of its machine's clock, without a zone and cut to the second.
        return StartProcessId is { } id
            ? parts[^1] == id.ToString(CultureInfo.InvariantCulture)
            : DateTime.TryParseExact(parts[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var begun)
              && begun >= NotBefore.LocalDateTime.AddSeconds(-1);
    }
}
