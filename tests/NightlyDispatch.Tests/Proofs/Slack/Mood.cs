using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.Tests.Proofs.Slack;

/// <summary>How Slack takes the posts of one pass.</summary>
/// <param name="Replies">One for each post, the last for all that follow; empty: nobody listens.</param>
internal sealed record Mood(string Name, params IReadOnlyList<SlackReply> Replies)
{
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(30);

    public static Mood Well { get; } = new("200", SlackReply.Ok);

    public static IReadOnlyList<Mood> All { get; } =
    [
        Well,
        new("slow", SlackReply.Ok with { Delay = Slowness }),
        new("429 once", SlackReply.RateLimited(ShortWait), SlackReply.Ok),
        new("400", new SlackReply(400, "invalid_payload")),
        new("403", new SlackReply(403, "action_prohibited")),
        new("404", SlackReply.NotFound),
        new("410", new SlackReply(410, "channel_is_archived")),
        new("redirect", SlackReply.Redirect(new Uri("http://127.0.0.1:9/"))),
        new("429", new SlackReply(429, "rate_limited")),
        new("429 for long", SlackReply.RateLimited(LongWait)),
        new("429 again and again", SlackReply.RateLimited(ShortWait)),
        new("500", SlackReply.ServerError),
        new("reset", SlackReply.Reset),
        new("time-out", SlackReply.Hang),
        new("refused connection"),
    ];

    /// <summary>Whether every post arrives in the end, by this pass.</summary>
    public bool Delivers => Replies is [.., { Status: 200 }];

    public bool RefusesForGood => Replies is [{ Status: 400 or 403 or 404 or 410 or 302 }];

    public override string ToString() => Name;
}
