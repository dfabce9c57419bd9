using System.Diagnostics.CodeAnalysis;
using NightlyDispatch.Alerts;

namespace NightlyDispatch.Tests.Alerts;

public class RedactionTests
{
    private static readonly Redaction Ours = new(
        new Uri("https://chat.example.org/hooks/a1b2c3d4e5?key=k1&team=t"),
        new Uri("https://ping.example.org/5f0c2f6e-0000-4000-8000-1234567890ab/"),
        null,
        new Uri("http://127.0.0.1:8080/hook"));

    [Theory]
    [InlineData("POST https://chat.example.org/hooks/a1b2c3d4e5?key=k1&team=t: 404", "POST [redacted]: 404")]
    [InlineData("no route to /hooks/a1b2c3d4e5?key=k1&team=t", "no route to [redacted]")]
    [InlineData("no route to /hooks/a1b2c3d4e5", "no route to [redacted]")]
    [InlineData("GET https://ping.example.org/5f0c2f6e-0000-4000-8000-1234567890ab/start?rid=1", "GET [redacted]/start?rid=1")]
    [InlineData("http://127.0.0.1:8080/hook is refused", "[redacted] is refused")]
    [InlineData("a /hook of another kind", "a /hook of another kind")]
    public void Masks_our_own_addresses_in_every_spelling(string text, string redacted)
    {
        Ours.Of(text).Should().Be(redacted);
    }

    [Theory]
    [InlineData("see https://hooks.slack.com/services/T0/B0/abc, then", "see https://[redacted] then")]
    [InlineData("'hooks.slack.com/triggers/E0/1/abc'", "'[redacted]'")]
    [InlineData("<https://hooks.slack-gov.com/services/T0/B0/abc|hook>", "<https://[redacted]|hook>")]
    [InlineData("https://hc-ping.com/5f0c2f6e/start", "https://[redacted]")]
    [InlineData("token xoxb-1234567890-abcdef!", "token [redacted]!")]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "[redacted]")]
    [InlineData("key=sk-ant-api03-abcdefghijklmnopqrstuv-wx_yz", "key=[redacted]")]
    [InlineData("ZAI_API_KEY=0123456789abcdef0123456789abcdef.ABCDEFGHabcdefgh", "ZAI_API_KEY=[redacted]")]
    [InlineData("Authorization: Bearer abcdefghijklmnop.qrst", "Authorization: [redacted]")]
    [InlineData("clone https://user:hunter2@git.example.org/x", "clone https[redacted]git.example.org/x")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl.", "[redacted].")]
    [SuppressMessage("Design", "CA1054:URI-like parameters should not be strings", Justification = "It is a text with one in it.")]
    public void Masks_what_is_a_token_by_its_shape(string text, string redacted)
    {
        new Redaction().Of(text).Should().Be(redacted);
    }

    [Theory]
    [InlineData("secret_auth_resolution_failed_after_preflight action=refresh_auth_or_switch_provider")]
    [InlineData("task-implement-the-new-dispatcher-for-nightly-runs at commit 0123456789abcdef0123456789abcdef01234567")]
    [InlineData("started beads=nd-12.3 provider=opencode pid=4711 log=/tmp/dx-runner/opencode/nd-12.log")]
    [InlineData("the bearer of bad news: see http://127.0.0.1:8080/")]
    public void Leaves_ordinary_reasons_alone(string text)
    {
        new Redaction().Of(text).Should().Be(text);
    }

    [Fact(Timeout = 30_000)]
    public async Task Takes_linear_time_on_hostile_text()
    {
        var hostile = string.Concat(Enumerable.Repeat("sk-a-://:eyJ", 100_000));

        var redacted = await Task.Run(() => new Redaction().Of(hostile));

        redacted.Should().Be(hostile);
    }
}
