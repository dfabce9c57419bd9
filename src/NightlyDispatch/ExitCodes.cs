using System.Globalization;
using System.Text.Json;

namespace NightlyDispatch;

/// <summary>What an exit code is called.</summary>
internal static class ExitCodes
{
    /// <returns>For example dispatch-failed, or "ended by signal 15".</returns>
    public static string NameOf(int exitCode) =>
        exitCode > 128
            ? string.Create(CultureInfo.InvariantCulture, $"ended by signal {exitCode - 128}")
            : JsonNamingPolicy.KebabCaseLower.ConvertName(((ExitCode)exitCode).ToString());
}
