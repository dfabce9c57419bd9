using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Alerts;

namespace NightlyDispatch.Tests.Alerts;

public class SlackWebhookTests
{
    private readonly FakeTimeProvider _time = new(Some.Night);

    [Fact(Timeout = 30_000)]
    public async Task Posts_the_text_to_the_channel()
    {
        await using var slack = LoopbackServer.Answering("200 OK", "ok");

        var delivery = await SendAsync(slack.Address, "*overload* 12 bugs & \"more\" 🐛");

        delivery.Should().Be(new Delivery.Delivered());
        slack.Request.Should().StartWith("POST /services/T0/B0/secret HTTP/1.1\r\n")
            .And.Contain("Content-Type: application/json; charset=utf-8");
        var posted = JsonDocument.Parse(slack.Request.Split("\r\n\r\n", 2)[1]).RootElement;
        posted.EnumerateObject().Select(property => (property.Name, property.Value.GetString())).Should().Equal(
            ("channel", "#infra-alerts"),
            ("text", "*overload* 12 bugs & \"more\" 🐛"));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("400 Bad Request", "invalid_payload")]
    [InlineData("403 Forbidden", "action_prohibited")]
    [InlineData("404 Not Found", "no_service")]
    [InlineData("410 Gone", "channel_is_archived")]
    [InlineData("413 Payload Too Large", "too\r\n large")]
    public async Task Takes_no_for_an_answer(string status, string body)
    {
        await using var slack = LoopbackServer.Answering(status, body);

        var delivery = await SendAsync(slack.Address);

        delivery.Should().Be(new Delivery.Refused($"Slack answered {status[..3]} {body.Replace("\r\n", "", StringComparison.Ordinal)}"));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("500 Internal Server Error", "rollup_error", "500 rollup_error")]
    [InlineData("503 Service Unavailable", "", "503")]
    [InlineData("408 Request Timeout", "", "408")]
    [InlineData("429 Too Many Requests", "rate_limited", "429 rate_limited")]
    public async Task Leaves_for_later_what_may_succeed_then(string status, string body, string answer)
    {
        await using var slack = LoopbackServer.Answering(status, body);

        var delivery = await SendAsync(slack.Address);

        delivery.Should().Be(new Delivery.RetryLater($"Slack answered {answer}", null));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("30", 30)]
    [InlineData("Sat, 22 Aug 2026 01:02:00 GMT", 120)]
    [InlineData("Sat, 22 Aug 2026 00:59:00 GMT", 0)]
    public async Task Tells_how_long_slack_asks_to_be_left_alone(string retryAfter, int seconds)
    {
        await using var slack = LoopbackServer.Answering("429 Too Many Requests", "", $"Retry-After: {retryAfter}");

        var delivery = await SendAsync(slack.Address);

        delivery.Should().Be(new Delivery.RetryLater("Slack answered 429", TimeSpan.FromSeconds(seconds)));
    }

    [Fact(Timeout = 30_000)]
    public async Task Follows_no_redirect()
    {
        await using var elsewhere = LoopbackServer.Answering("200 OK", "ok");
        await using var slack = LoopbackServer.Answering("302 Found", "", $"Location: {elsewhere.Address}");

        var delivery = await SendAsync(slack.Address);

        delivery.Should().Be(new Delivery.Refused("the webhook redirects: 302"));
        elsewhere.Requests.Should().Be(0);
    }

    [Fact(Timeout = 30_000)]
    public async Task Waits_ten_seconds_for_an_answer_and_no_longer()
    {
        await using var slack = LoopbackServer.NeverAnswering();

        var sending = SendAsync(slack.Address);
        await slack.Asked;
        _time.Advance(TimeSpan.FromSeconds(9));
        var isWaitingAfterNine = !sending.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(1));

        (await sending).Should().Be(new Delivery.RetryLater("Slack cannot be reached: no answer within 10 s", null));
        isWaitingAfterNine.Should().BeTrue();
    }

    [Fact(Timeout = 30_000)]
    public async Task Goes_by_the_status_where_the_body_breaks_off()
    {
        await using var slack = LoopbackServer.BreakingOffWithinTheBody("404 Not Found");

        var delivery = await SendAsync(slack.Address);

        delivery.Should().Be(new Delivery.Refused("Slack answered 404 beginning"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Is_cancelled_with_the_pass()
    {
        await using var slack = LoopbackServer.NeverAnswering();
        using var pass = new CancellationTokenSource();
        using var webhook = new SlackWebhook(slack.Address, "#infra-alerts", new Redaction(slack.Address), _time);

        var sending = webhook.SendAsync("text", pass.Token);
        await slack.Asked;
        await pass.CancelAsync();

        await sending.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact(Timeout = 30_000)]
    public async Task Leaves_for_later_what_nobody_listens_to()
    {
        var address = LoopbackServer.Nobody();

        var delivery = await SendAsync(address);

        delivery.Should().Be(new Delivery.RetryLater($"Slack cannot be reached: Connection refused (127.0.0.1:{address.Port})", null));
    }

    [Fact(Timeout = 30_000)]
    public async Task Leaves_for_later_what_breaks_off()
    {
        await using var slack = LoopbackServer.Resetting();

        var delivery = await SendAsync(slack.Address);

        delivery.Should().BeOfType<Delivery.RetryLater>().Which.Reason.Should().StartWith("Slack cannot be reached: ");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("200 OK")]
    [InlineData("403 Forbidden")]
    public async Task Reads_no_more_of_an_answer_than_it_needs(string status)
    {
        await using var slack = LoopbackServer.NeverEnding(status);

        var delivery = await SendAsync(slack.Address);

        delivery.Should().Be(status == "200 OK"
            ? new Delivery.Delivered()
            : new Delivery.Refused($"Slack answered 403 {new string('x', 300)}…"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Never_shows_where_the_webhook_is()
    {
        var address = new Uri("http://127.0.0.1/services/T0/B0/secret");
        var body = $"POST {address.AbsolutePath} of http://127.0.0.1{address.AbsolutePath}";
        await using var slack = LoopbackServer.Answering("404 Not Found", body);

        var delivery = await SendAsync(slack.Address);

        delivery.Should().Be(new Delivery.Refused("Slack answered 404 POST [redacted] of http://127.0.0.1[redacted]"));
    }

    private async Task<Delivery> SendAsync(Uri address, string text = "text")
    {
        using var webhook = new SlackWebhook(address, "#infra-alerts", new Redaction(address), _time);
        return await webhook.SendAsync(text, CancellationToken.None);
    }
}
