using System.Net.Http.Headers;
using System.Text.Json;

namespace NightlyDispatch.Alerts;

/// <summary>A Slack channel, by an incoming webhook.</summary>
internal sealed class SlackWebhook(Uri address, string channel, Redaction redaction, TimeProvider time) : IAlertChannel, IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly OutsideService _slack = new(address, Deadline, redaction, time);

    public void Dispose() => _slack.Dispose();

    public async Task<Delivery> SendAsync(string text, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = Json(text) };
        var answer = await _slack.SendAsync(request, cancellationToken);
        return answer switch
        {
            { IsSuccess: true } => new Delivery.Delivered(),
            { Status: null } => new Delivery.RetryLater($"Slack cannot be reached: {answer}", null),
            { Status: >= 500 or 408 or 429 } => new Delivery.RetryLater($"Slack answered {answer}", answer.RetryAfter),
            { Status: < 400 } => new Delivery.Refused($"the webhook redirects: {answer}"),
            _ => new Delivery.Refused($"Slack answered {answer}"),
        };
    }

    private ByteArrayContent Json(string text)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("channel", channel);
            writer.WriteString("text", text);
            writer.WriteEndObject();
        }

        return new ByteArrayContent(json.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
    }
}
