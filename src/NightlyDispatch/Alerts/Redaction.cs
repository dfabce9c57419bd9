using System.Text.RegularExpressions;

namespace NightlyDispatch.Alerts;

/// <summary>Takes out of a text what no log, alert or ledger may show: our addresses, which are secrets, and tokens.</summary>
internal sealed partial class Redaction(params IEnumerable<Uri?> addresses)
{
    public const string Mark = "[redacted]";

    /// <summary>A shorter path is no secret, and too likely to occur by chance.</summary>
    private const int MinSecret = 12;

    private readonly string[] _secrets =
    [
        .. addresses.OfType<Uri>().SelectMany(Spellings).Select(spelling => spelling.TrimEnd('/')).Distinct()
            .Where(secret => secret.Length >= MinSecret).OrderByDescending(secret => secret.Length),
    ];

    public string Of(string text) =>
        Tokens().Replace(_secrets.Aggregate(text, (rest, secret) => rest.Replace(secret, Mark, StringComparison.Ordinal)), Mark);

    private static IEnumerable<string> Spellings(Uri address) =>
    [
        address.OriginalString,
        address.AbsoluteUri,
        address.GetLeftPart(UriPartial.Path),
        address.PathAndQuery,
        address.AbsolutePath,
    ];

    // Slack, healthchecks.io, GitHub, GitLab, OpenAI and its kind, Google, AWS, 1Password, JSON web tokens, Zhipu, user:password@ and Bearer.
    // Linear: none can begin inside of what another has read in vain. The header of a web token is ASCII, which base64url hardly ever writes with "-".
    [GeneratedRegex(
        """
        hooks\.slack(?:-gov)?\.com/[^\s"'<>|]+
        |hc-ping\.com/[^\s"'<>|]+
        |\bxox[a-z]-[A-Za-z0-9-]{8,}
        |\bxapp-[A-Za-z0-9-]{8,}
        |\bgh[a-z]_[A-Za-z0-9]{20,}
        |\bgithub_pat_[A-Za-z0-9_]{20,}
        |\bglpat-[A-Za-z0-9_-]{16,}
        |\bsk-(?:[a-z0-9]+-){0,3}[A-Za-z0-9_]{20,}[A-Za-z0-9_-]*
        |\bAIza[A-Za-z0-9_-]{30,}
        |\bAKIA[0-9A-Z]{16}\b
        |\bops_[A-Za-z0-9_-]{20,}
        |\beyJ[A-Za-z0-9_]{10,}\.[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]+)?
        |\b[0-9a-f]{32}\.[A-Za-z0-9]{16}\b
        |://[^\s/@:]*:[^\s/@]+@
        |\b[Bb]earer\s+[A-Za-z0-9._~+/=-]{16,}
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tokens();
}
