using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.EndToEnd;

public sealed class AlertsTestTests
{
    private const int Bound = 60_000;

    [Fact(Timeout = Bound)]
    public async Task A_test_message_really_goes_out_and_nothing_is_written_down()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of());

        var test = await night.RunAsync("alerts", "test");

        test.ExitCode.Should().Be(0);
        test.Output.Should().StartWith("Slack took the message: look for it in #infra-alerts");
        night.Alerts.Should().ContainSingle().Which.Should().StartWith("*test* nightly-dispatch\nThis is a test");
        night.Folder.Slack.Posts[0].Body.Should().Contain("\"channel\":\"#infra-alerts\"");
        Directory.Exists(night.Folder.State).Should().BeFalse();
        night.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = Bound)]
    [InlineData(404, "never will through this webhook: Slack answered 404 no_service")]
    [InlineData(500, "a pass would send it again later: Slack answered 500 server_error")]
    public async Task What_slack_answers_is_said(int status, string said)
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of() with
        {
            Slack = [status == 404 ? SlackReply.NotFound : SlackReply.ServerError],
        });

        var test = await night.RunAsync("alerts", "test");

        test.ExitCode.Should().Be(8);
        test.OnlyErrorLine().Should().EndWith(said);
        night.Folder.Slack.Posts.Should().ContainSingle();
    }

    [Fact(Timeout = Bound)]
    public async Task Without_a_webhook_there_is_nothing_to_test()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of());

        var test = await night.RunWithAsync(new Dictionary<string, string?> { ["SLACK_WEBHOOK"] = null }, "alerts", "test");

        test.ExitCode.Should().Be(2);
        test.OnlyErrorLine().Should().StartWith("nightly-dispatch: no webhook is configured");
    }
}
