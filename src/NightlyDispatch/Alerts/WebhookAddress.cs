using NightlyDispatch.Configuration;

namespace NightlyDispatch.Alerts;

/// <summary>Where the webhook is, if there is one.</summary>
/// <param name="Problem">Why one that is configured cannot be used, on one line that does not show it.</param>
internal sealed record WebhookAddress(Uri? Uri, string? Problem)
{
    /// <summary>Far longer than any webhook; a wrong file is not read to its end.</summary>
    private const int MaxLength = 4 * 1024;

    public static WebhookAddress None { get; } = new(null, null);

    /// <param name="file">The setting alerts.webhookFile; it wins.</param>
    /// <param name="variable">The value of $SLACK_WEBHOOK.</param>
    public static WebhookAddress Find(string? file, string? variable)
    {
        if (file is not null)
            return FromFile(file);

        return string.IsNullOrWhiteSpace(variable) ? None : Parse(variable, $"${Variables.Webhook}");
    }

    /// <summary>Never the address: this is what a log would show.</summary>
    public override string ToString() => Problem ?? (Uri is null ? "no webhook" : "a webhook");

    private static WebhookAddress FromFile(string file)
    {
        var source = $"alerts.webhookFile {file}";
        try
        {
            using var reader = File.OpenText(file);
            var buffer = new char[MaxLength];
            return Parse(new string(buffer, 0, reader.ReadBlock(buffer)), source);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new WebhookAddress(null, $"{source}: {exception.Message}");
        }
    }

    private static WebhookAddress Parse(string text, string source)
    {
        var address = text.Trim();
        var isUrl = Uri.TryCreate(address, UriKind.Absolute, out var uri) && !address.Any(char.IsWhiteSpace);
        var problem = address.Length == 0 ? "is empty" : !isUrl ? "is not a URL" : ProblemOf(uri!);
        return problem is null ? new WebhookAddress(uri, null) : new WebhookAddress(null, $"{source} {problem}");
    }

    private static string? ProblemOf(Uri uri)
    {
        if (uri.UserInfo.Length > 0)
            return "must not contain a user or a password";

        var isAllowed = uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);
        return isAllowed ? null : "must be https, or http on this machine";
    }
}
