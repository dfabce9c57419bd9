using System.Security.Cryptography;
using System.Text;

namespace NightlyDispatch.Backlog;

/// <summary>Tells whether two bugs say the same: their title and description without case and white space.</summary>
internal static class Fingerprint
{
    private const int Digits = 32;

    public static string Of(Bug bug) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Normalised(bug.Title)}\n{Normalised(bug.Description)}")))[..Digits];

    private static string Normalised(string text) =>
        string.Join(' ', text.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
