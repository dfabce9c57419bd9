using System.Globalization;

namespace NightlyDispatch.Rehearsal;

/// <summary>How the stand-in webhook takes a post.</summary>
/// <param name="Status">Null: no answer comes, and the connection stays open or is reset.</param>
/// <param name="Header">A whole header line; empty: none.</param>
/// <param name="Delay">Before the answer.</param>
internal sealed record SlackReply(int? Status, string Body = "", string Header = "", bool IsReset = false, TimeSpan Delay = default)
{
    public static SlackReply Ok { get; } = new(200, "ok");

    public static SlackReply ServerError { get; } = new(500, "server_error");

    public static SlackReply NotFound { get; } = new(404, "no_service");

    public static SlackReply Hang { get; } = new(Status: null);

    public static SlackReply Reset { get; } = new(Status: null, IsReset: true);

    public static SlackReply RateLimited(TimeSpan retryAfter) =>
        new(429, "rate_limited", string.Create(CultureInfo.InvariantCulture, $"Retry-After: {(long)retryAfter.TotalSeconds}"));

    public static SlackReply Redirect(Uri location) => new(302, Header: $"Location: {location}");
}
