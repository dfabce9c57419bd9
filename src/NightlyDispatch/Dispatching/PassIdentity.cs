using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace NightlyDispatch.Dispatching;

/// <summary>Names a pass, the computer that it runs on, and the actor that its claims carry.</summary>
/// <param name="Id">Begins with the time, so that passes sort.</param>
/// <param name="Machine">Identifies the computer even where several have one name.</param>
/// <param name="Actor">
/// New for every pass: whoever finds it in the tracker knows which pass claimed. Of its last 16 digits the first 6 name the
/// installation, so that computers of one name, or users of one computer, never take each other's claims for their own.
/// </param>
internal sealed record PassIdentity(string Id, string Host, string Machine, string Actor)
{
    private const string ActorPrefix = "nightlydispatch-";
    private const int InstallationDigits = 6;
    private const int RandomDigits = 10;

    /// <summary>What Linux allows, so that no two hosts are cut to the same name; an actor then has at most 97 characters.</summary>
    private const int MaxHost = 64;

    /// <param name="stateFolder">With the machine it names the installation: its passes share a ledger.</param>
    public static PassIdentity New(string host, string machine, string stateFolder, DateTimeOffset now)
    {
        var random = Guid.NewGuid().ToString("N")[..RandomDigits];
        var installation = Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"{machine}\n{stateFolder}")))[..InstallationDigits];
        var id = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return new($"{id}-{random[..4]}", host, machine, $"{ActorPrefix}{Plain(host)}-{installation}{random}");
    }

    /// <summary>Whether a claim carries an actor of this installation, from whichever pass.</summary>
    public bool IsOurs(string? actor) =>
        actor?.StartsWith(Actor[..^RandomDigits], StringComparison.Ordinal) == true
        && actor.Length == Actor.Length
        && actor[^RandomDigits..].All(char.IsAsciiHexDigitLower);

    /// <summary>Newer versions of bd compare actors after folding dots, underscores and hyphens (contracts/bd.md, section 4.5).</summary>
    private static string Plain(string host) =>
        string.Concat(host.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')) is { Length: > 0 } plain
            ? plain[..Math.Min(plain.Length, MaxHost)]
            : "host";
}
