using NightlyDispatch.Alerts;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>Alerts across passes: the process exits between two of them.</summary>
public sealed class AlertOutboxTests
{
    [Fact]
    public async Task The_same_alert_is_sent_once_in_30_minutes_and_what_was_held_back_is_counted()
    {
        using var night = FallsBack();
        foreach (var minutes in (int[])[0, 20, 20])
        {
            night.Time.Advance(TimeSpan.FromMinutes(minutes));
            night.Tracker.Add($"bd-{night.Runs.Orders.Count}");
            await night.PassAsync();
        }

        night.Channel.Heads.Should().Equal("provider-fallback opencode", "provider-fallback opencode");
        night.Channel.Posts[1].Should().Contain("Held back until now: 1, from 2026-08-22 01:20:00 UTC to 2026-08-22 01:20:00 UTC.");
    }

    [Fact]
    public async Task An_alert_that_did_not_arrive_is_sent_by_the_next_pass_and_not_twice()
    {
        using var night = FallsBack();
        night.Tracker.Add("bd-1");
        night.Channel.Answer = new Delivery.RetryLater("503", After: null);

        var first = await night.PassAsync();
        night.Channel.Answer = new Delivery.Delivered();
        var second = await night.NextPassAsync();
        var third = await night.NextPassAsync();

        (first.ExitCode, second.ExitCode, third.ExitCode).Should().Be((8, 0, 0));
        night.Channel.Heads.Should().Equal("provider-fallback opencode");
        night.Channel.Posts[0].Should().Contain("Held back until now: 1, from 2026-08-22 01:00:00 UTC");
    }

    [Fact]
    public async Task An_alert_that_is_refused_for_good_is_not_sent_again()
    {
        using var night = FallsBack();
        night.Tracker.Add("bd-1");
        night.Channel.Answer = new Delivery.Refused("404 no_service");

        var first = await night.PassAsync();
        night.Channel.Answer = new Delivery.Delivered();
        var second = await night.NextPassAsync();

        (first.ExitCode, second.ExitCode).Should().Be((8, 0));
        night.Channel.Posts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_channel_that_asks_for_a_short_pause_gets_it()
    {
        using var night = FallsBack();
        night.Tracker.Add("bd-1");
        var begun = night.Time.GetUtcNow();
        night.Channel.Answer = new Delivery.RetryLater("429", TimeSpan.FromSeconds(1));

        var result = await night.PassAsync();

        result.ExitCode.Should().Be(8);
        (night.Time.GetUtcNow() - begun).Should().Be(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Work_that_failed_outranks_an_alert_that_did_not_arrive()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.NextStart("opencode", 22, "no worktree\n");
        night.Channel.Answer = new Delivery.RetryLater("503", After: null);

        (await night.PassAsync()).ExitCode.Should().Be(6);
    }

    [Fact]
    public async Task Without_a_channel_nothing_is_kept_and_nothing_has_failed()
    {
        using var night = FallsBack();
        night.Tracker.Add("bd-1");

        var result = await night.PassAsync(isSilent: true);

        result.ExitCode.Should().Be(0);
        night.Events.Should().NotContain("alert-raised");
    }

    [Fact]
    public async Task A_fallback_that_nobody_wants_to_hear_of_is_not_raised()
    {
        using var night = new Night(settings => settings with { Alerts = settings.Alerts with { OnProviderFallback = false } });
        night.Tracker.Add("bd-1");
        night.Runs.FailPreflight("opencode", "down");

        await night.PassAsync();

        night.Channel.Posts.Should().BeEmpty();
    }

    [Fact]
    public async Task No_token_that_a_tool_printed_reaches_the_channel_or_the_alerts_in_the_ledger()
    {
        const string token = "ghp_0123456789012345678901234567890123456";
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Runs.FailPreflight("opencode", $"git said {token}", "code", $"use {token}");

        await night.PassAsync();

        night.Channel.Posts.Should().ContainSingle().Which.Should().Contain("git said [redacted]").And.NotContain(token);
        night.Ledger.Split('\n').Single(line => line.StartsWith("{\"event\":\"alert-raised\"", StringComparison.Ordinal)).Should().NotContain(token);
    }

    private static Night FallsBack()
    {
        var night = new Night(settings => settings with { Parallelism = new ParallelismSettings(5, 5, TimeSpan.FromHours(48)) });
        night.Runs.FailPreflight("opencode", "down");
        return night;
    }
}
