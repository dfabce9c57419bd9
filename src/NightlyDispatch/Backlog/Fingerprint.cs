using System.IO.Hashing;
using System.Text;

namespace NightlyDispatch.Backlog;

/// <summary>Tells whether two bugs say the same: their title and description without case and white space.</summary>
internal static class Fingerprint
{
    public static string Of(Bug bug) =>
        Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"{Normalised(bug.Title)}\n{Normalised(bug.Description)}")));

    private static string Normalised(string text) =>
        string.Join(' ', text.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
