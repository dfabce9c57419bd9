using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd;

public sealed class AlertDeliveryTests
{
    private const int Bound = 120_000;

    /// <summary>Of the webhook's address: what makes it a secret.</summary>
    private const string Secret = "B000/REHEARSAL";

    [Fact(Timeout = Bound)]
    public async Task An_alert_that_slack_cannot_take_arrives_once_with_the_next_pass_and_no_more_within_its_window()
    {
        var setting = Fallback([SlackReply.ServerError, SlackReply.Ok], Night.Bug(1), Night.Bug(2))
            .WithSection("dispatch", """{ "maxPerPass": 1 }""")
            .WithSection("parallelism", """{ "duringMigration": 2, "afterMigration": 2 }""");
        await using var night = await Night.BeginAsync(setting);

        var first = await night.PassAsync("--verbose");
        var second = await night.PassAsync("--verbose");

        (first.ExitCode, second.ExitCode).Should().Be((8, 0));
        first.Error.Should().Contain("Slack answered 500");
        first.Output.Should().Contain("1 dispatched").And.Contain("exit 8, alert-undelivered");
        night.Alerts.Should().OnlyContain(text => text.StartsWith("*provider-fallback* opencode\n", StringComparison.Ordinal));
        night.Folder.Slack.Posts.Select(post => post.Status).Should().Equal(500, 200);
        night.Starts.Should().HaveCount(2).And.OnlyContain(call => call.Arguments.Contains("cc-glm"));

        (first.Output + first.Error + second.Output + second.Error).Should().NotContain(Secret);
        night.Calls.Should().NotContain(call => call.Environment.ContainsKey("SLACK_WEBHOOK"));
        (await night.AgentsAsync(2)).SelectMany(agent => agent.Env!).Should().BeEmpty();
        Directory.GetFiles(night.Folder.Root, "*.json*", SearchOption.AllDirectories).Should().HaveCountGreaterThan(4)
            .And.NotContain(path => File.ReadAllText(path).Contains(Secret, StringComparison.Ordinal));
    }

    [Fact(Timeout = Bound)]
    public async Task An_alert_that_slack_refuses_for_good_is_not_sent_again()
    {
        await using var night = await Night.BeginAsync(Fallback([SlackReply.NotFound], Night.Bug(1)));

        var first = await night.PassAsync();
        var second = await night.PassAsync();

        (first.ExitCode, second.ExitCode).Should().Be((8, 0));
        first.Error.Should().Contain("was refused for good: Slack answered 404");
        night.Folder.Slack.Posts.Select(post => post.Status).Should().Equal(404);
    }

    private static RehearsalSetting Fallback(SlackReply[] slack, params IReadOnlyList<TrackerIssue> backlog) =>
        RehearsalSetting.Of(backlog) with
        {
            Slack = slack,
            Runner = new RunnerPlan().WithPreflight("opencode", PreflightVerdict.Blocked),
        };
}
