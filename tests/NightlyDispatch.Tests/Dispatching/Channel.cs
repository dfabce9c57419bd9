using NightlyDispatch.Alerts;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>An alert channel that keeps what it is sent, and answers as it is told.</summary>
internal sealed class Channel : IAlertChannel
{
    private readonly List<string> _posts = [];

    public Delivery Answer { get; set; } = new Delivery.Delivered();

    /// <summary>Of the messages that arrived.</summary>
    public IReadOnlyList<string> Posts => _posts;

    /// <summary>The first line of each, for example "provider-fallback opencode".</summary>
    public IReadOnlyList<string> Heads => [.. _posts.Select(post => post.Split('\n')[0].Replace("*", "", StringComparison.Ordinal))];

    public Task<Delivery> SendAsync(string text, CancellationToken cancellationToken)
    {
        if (Answer is Delivery.Delivered)
            _posts.Add(text);
        return Task.FromResult(Answer);
    }
}
