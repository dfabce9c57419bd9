using System.Text.Json;
using System.Text.RegularExpressions;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Configuration;

/// <summary>What the texts of the settings may hold: most become an argument, a part of a path, or a part of a message.</summary>
internal static partial class TextRules
{
    private const string AnUrl = "a URL with https, or with http on this machine";

    /// <summary>What can be said of a URL without reading it as one; it refuses none that is right.</summary>
    private const string PingUrlPattern =
        @"^(?:[Hh][Tt][Tt][Pp][Ss]://[^/?#\s]|[Hh][Tt][Tt][Pp]://(?:[^/?#\s]*@)?"
        + @"(?:[Ll][Oo][Cc][Aa][Ll][Hh][Oo][Ss][Tt]|[Ll][Oo][Oo][Pp][Bb][Aa][Cc][Kk]|127[.0-9]+|\[[:0-9]+\])(?=[:/?#]|\z))[^\s\p{Cc}]*\z";

    public static Rule<string> ProviderName { get; } =
        Rules.Text("the name of a provider: lower-case letters, digits and dashes, as in \"cc-glm\"", ProviderNameGrammar());

    public static Rule<string> Model { get; } =
        Rules.Text("the name of a model, without blanks and not beginning with \"-\"", ModelGrammar());

    public static Rule<ProviderBehavior> Behavior { get; } = Rules.Choice(
        ("strictGate", ProviderBehavior.StrictGate),
        ("primaryWorkhorse", ProviderBehavior.PrimaryWorkhorse),
        ("backstop", ProviderBehavior.Backstop));

    public static Rule<string> IssueType { get; } =
        Rules.Text("a type of issue: lower-case letters, digits, \"-\" and \"_\", as in \"bug\"", IssueTypeGrammar());

    public static Rule<string> Label { get; } =
        Rules.Text("a label of one line", LabelGrammar());

    public static Rule<string> Repo { get; } =
        Rules.Text("the name of a repository: letters, digits, \".\", \"-\" and \"_\"", RepoGrammar());

    public static Rule<string> Channel { get; } =
        Rules.Text("a channel or a person, as in \"#infra-alerts\" or \"@someone\", or an id of Slack's", ChannelGrammar());

    /// <summary>Where an editor finds the schema of the file; it changes nothing here.</summary>
    public static Rule<string> SchemaReference { get; } = new(SchemaType.AnyText, (value, complaints) =>
        value.Text ?? complaints.Refuse<string>(value, "text", JsonValueKind.String));

    /// <summary>The URL is a secret of sorts, so it is not repeated in a complaint.</summary>
    public static Rule<Uri> PingUrl { get; } = new(SchemaType.Text(PingUrlPattern, AnUrl), (value, complaints) =>
        value.Text is { } text && !text.Any(char.IsControl) && !text.Any(char.IsWhiteSpace) &&
        Uri.TryCreate(text, UriKind.Absolute, out var url) &&
        (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url
            : complaints.Refuse<Uri>(value, AnUrl, JsonValueKind.String));

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,39}\z")]
    private static partial Regex ProviderNameGrammar();

    [GeneratedRegex(@"^(?!-)[^\s\p{Cc}]{1,200}\z")]
    private static partial Regex ModelGrammar();

    [GeneratedRegex(@"^[a-z][a-z0-9_-]{0,49}\z")]
    private static partial Regex IssueTypeGrammar();

    [GeneratedRegex(@"^[^\p{Cc}]{1,200}\z")]
    private static partial Regex LabelGrammar();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex RepoGrammar();

    [GeneratedRegex(@"^(?:[#@][\p{L}\p{N}._-]{1,80}|[CDGUW][A-Z0-9]{8,20})\z")]
    private static partial Regex ChannelGrammar();
}
