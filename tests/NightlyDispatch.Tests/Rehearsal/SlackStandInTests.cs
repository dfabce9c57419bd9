using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.Tests.Rehearsal;

public sealed class SlackStandInTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 1, 0, 7, TimeSpan.Zero);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public void Dispose() => _client.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task Records_what_it_is_sent_and_says_ok()
    {
        await using var slack = new SlackStandIn(new FakeTimeProvider(Now));

        using var response = await PostAsync(slack, """{"text":"no provider – é"}""");

        slack.Connections.Should().Be(1);
        slack.Url.AbsolutePath.Should().Be("/services/T000/B000/REHEARSAL");
        (await response.Content.ReadAsStringAsync()).Should().Be("ok");
        slack.Posts.Should().Equal(new SlackPost(Now, "no provider – é", """{"text":"no provider – é"}""", 200));
    }

    [Fact(Timeout = 30_000)]
    public async Task Answers_as_the_script_says_and_repeats_its_last_line()
    {
        await using var slack = new SlackStandIn(
            TimeProvider.System,
            SlackReply.ServerError,
            SlackReply.RateLimited(TimeSpan.FromSeconds(30)),
            SlackReply.NotFound,
            SlackReply.Redirect(new Uri("http://127.0.0.1:9/")),
            SlackReply.Ok);

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            using var response = await PostAsync(slack, "{}");
            statuses.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(30));
            if (response.StatusCode == HttpStatusCode.Found)
                response.Headers.Location.Should().Be(new Uri("http://127.0.0.1:9/"));
        }

        statuses.Select(status => (int)status).Should().Equal(500, 429, 404, 302, 200, 200);
        slack.Posts.Select(post => post.Status).Should().Equal(500, 429, 404, 302, 200, 200);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_connection_is_reset_or_left_without_an_answer()
    {
        await using var slack = new SlackStandIn(TimeProvider.System, SlackReply.Reset, SlackReply.Hang);
        using var patience = new CancellationTokenSource();

        await FluentActions.Awaiting(() => PostAsync(slack, "{}")).Should().ThrowAsync<HttpRequestException>();
        var hanging = _client.PostAsJsonAsync(slack.Url, new { text = "x" }, patience.Token);
        while (slack.Posts.Count < 2)
            await Task.Delay(5);

        hanging.IsCompleted.Should().BeFalse();
        await patience.CancelAsync();
        await FluentActions.Awaiting(() => hanging).Should().ThrowAsync<OperationCanceledException>();
        slack.Posts.Select(post => (post.Text, post.Status)).Should().Equal(("", null), ("x", null));
    }

    [Fact(Timeout = 30_000)]
    public async Task Signs_of_life_are_kept_apart_from_messages()
    {
        await using var slack = new SlackStandIn(new FakeTimeProvider(Now), SlackReply.ServerError);

        (await _client.GetStringAsync(new Uri(slack.HeartbeatUrl + "/start?rid=1"))).Should().Be("ok");
        (await _client.GetStringAsync(slack.HeartbeatUrl)).Should().Be("ok");

        slack.Heartbeats.Should().Equal(new HeartbeatPing(Now, "/start?rid=1", ""), new HeartbeatPing(Now, "", ""));
        slack.Posts.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task What_hangs_ends_with_the_stand_in()
    {
        var slack = new SlackStandIn(TimeProvider.System, SlackReply.Hang);
        var hanging = PostAsync(slack, "not json");
        while (slack.Posts.Count == 0)
            await Task.Delay(5);

        await slack.DisposeAsync();

        await FluentActions.Awaiting(() => hanging).Should().ThrowAsync<HttpRequestException>();
        slack.Posts.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Text = "", Body = "not json" });
    }

    private async Task<HttpResponseMessage> PostAsync(SlackStandIn slack, string body)
    {
        using var content = new StringContent(body);
        return await _client.PostAsync(slack.Url, content);
    }
}
