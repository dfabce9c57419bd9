using NightlyDispatch.Alerts;
using static NightlyDispatch.Tests.Alerts.Some;

namespace NightlyDispatch.Tests.Alerts;

public class AlertTextTests
{
    private static readonly Redaction Nothing = new();

    [Fact]
    public void Tells_what_why_what_to_do_where_and_when()
    {
        var chain = "opencode: opencode_auth_or_quota_blocked\ncc-glm: no answer within 90 s\ngemini: chosen";

        AlertText.Of(AlertMessage.Of(Alert(reason: chain)), Nothing).Should().Be(
            """
            *provider-fallback* opencode
            opencode: opencode_auth_or_quota_blocked
            cc-glm: no answer within 90 s
            gemini: chosen
            Next step: Run `opencode auth login`.
            2026-08-22 01:00:00 UTC, host build-1, pass p1
            """);
    }

    [Fact]
    public void Tells_what_was_held_back_what_was_lost_and_that_it_is_over()
    {
        var message = new AlertMessage(Alert(minutes: 25), At(10), Count: 3, IsHeldBack: true, IsOver: true, Lost: 7);

        AlertText.Of(message, Nothing).Should().Be(
            """
            *provider-fallback* opencode
            opencode: opencode_auth_or_quota_blocked
            Next step: Run `opencode auth login`.
            It has recovered since.
            Held back until now: 3, from 2026-08-22 01:10:00 UTC to 2026-08-22 01:25:00 UTC.
            Earlier alerts that never arrived: 7 (the ledger has them).
            2026-08-22 01:25:00 UTC, host build-1, pass p1
            """);
    }

    [Fact]
    public void Tells_what_has_recovered()
    {
        var recovery = AlertBook.Empty.Raise(Alert()).Recovery(Alert().Key, "opencode answers", At(60), "p2", "build-1")!;

        AlertText.Of(AlertMessage.Of(recovery) with { IsOver = true }, Nothing).Should().Be(
            """
            *recovered* provider-fallback opencode
            opencode answers
            It has been raised again since.
            2026-08-22 02:00:00 UTC, host build-1, pass p2
            """);
    }

    [Fact]
    public void Lets_no_text_of_strangers_call_a_channel()
    {
        var alert = Alert(subject: "<!here>", reason: "bug \"<!channel> & co\"") with { NextStep = "ask <@U1>" };

        var text = AlertText.Of(AlertMessage.Of(alert), Nothing);

        text.Should().Contain("*provider-fallback* &lt;!here&gt;\nbug \"&lt;!channel&gt; &amp; co\"\nNext step: ask &lt;@U1&gt;\n");
        text.Should().NotContainAny("<", ">");
    }

    [Fact]
    public void Cuts_a_long_reason_and_keeps_the_rest()
    {
        var text = AlertText.Of(AlertMessage.Of(Alert(reason: new string('<', 5_000))), Nothing);

        text.Length.Should().BeInRange(AlertText.MaxLength - 4, AlertText.MaxLength);
        text.Should().StartWith("*provider-fallback* opencode\n&lt;&lt;");
        text.Should().EndWith("&lt;… (cut)\nNext step: Run `opencode auth login`.\n2026-08-22 01:00:00 UTC, host build-1, pass p1");
    }

    [Fact]
    public void Stays_within_the_limit_where_everything_is_long()
    {
        var endless = new string('&', 50_000);
        var alert = new Alert(AlertCondition.Recovered, endless, endless, endless, At(0), endless, endless, AlertCondition.NoProviders);

        var text = AlertText.Of(new AlertMessage(alert, At(0), int.MaxValue, IsHeldBack: true, IsOver: true, int.MaxValue), Nothing);

        text.Length.Should().BeLessThanOrEqualTo(AlertText.MaxLength);
        text.Replace("&amp;", "", StringComparison.Ordinal).Should().NotContain("&");
    }

    [Fact]
    public void Shows_no_secret()
    {
        var webhook = new Uri("https://alerts.example.org/hooks/a1b2c3d4?team=x&key=y");
        var alert = Alert(subject: webhook.AbsoluteUri, reason: $"POST {webhook} failed") with { NextStep = $"look at {webhook}" };

        var text = AlertText.Of(AlertMessage.Of(alert), new Redaction(webhook));

        text.Should().NotContainAny("a1b2c3d4", "key=y").And.Contain("POST [redacted] failed");
    }
}
