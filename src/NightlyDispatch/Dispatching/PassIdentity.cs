using System.Globalization;
using System.Security.Cryptography;

namespace NightlyDispatch.Dispatching;

/// <summary>Names a pass, the computer that it runs on, and the actor that its claims carry.</summary>
/// <param name="Id">Begins with the time, so that passes sort.</param>
/// <param name="Machine">Identifies the computer even where several have one name.</param>
/// <param name="Actor">New for every pass: whoever finds it in the tracker knows which pass claimed.</param>
internal sealed record PassIdentity(string Id, string Host, string Machine, string Actor)
{
    private const string ActorPrefix = "nightlydispatch-";
    private const int ActorDigits = 16;

    /// <summary>What Linux allows, so that no two hosts are cut to the same name; an actor then has at most 97 characters.</summary>
    private const int MaxHost = 64;

    public static PassIdentity New(string host, string machine, DateTimeOffset now)
    {
        var random = RandomNumberGenerator.GetHexString(ActorDigits, lowercase: true);
        var id = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return new($"{id}-{random[..4]}", host, machine, $"{ActorPrefix}{Plain(host)}-{random}");
    }

    /// <summary>Whether a claim carries an actor of this host, from whichever pass.</summary>
    public bool IsOurs(string? actor) =>
        actor?.StartsWith($"{ActorPrefix}{Plain(Host)}-", StringComparison.Ordinal) == true
        && actor.Length == ActorPrefix.Length + Plain(Host).Length + 1 + ActorDigits
        && actor[^ActorDigits..].All(char.IsAsciiHexDigitLower);

    /// <summary>Newer versions of bd compare actors after folding dots, underscores and hyphens (contracts/bd.md, section 4.5).</summary>
    private static string Plain(string host) =>
        string.Concat(host.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')) is { Length: > 0 } plain
            ? plain[..Math.Min(plain.Length, MaxHost)]
            : "host";
}
