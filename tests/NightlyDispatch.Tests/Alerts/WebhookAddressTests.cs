using System.Diagnostics.CodeAnalysis;
using NightlyDispatch.Alerts;

namespace NightlyDispatch.Tests.Alerts;

[SuppressMessage("Design", "CA1054:URI-like parameters should not be strings", Justification = "Some of them are none.")]
public sealed class WebhookAddressTests : IDisposable
{
    private const string Webhook = "https://hooks.slack.com/services/T0/B0/secret";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("webhook-address-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void There_is_none_without_a_setting_and_a_variable(string? variable)
    {
        WebhookAddress.Find(file: null, variable).Should().Be(WebhookAddress.None);
    }

    [Theory]
    [InlineData(Webhook)]
    [InlineData($" {Webhook}\n")]
    public void The_variable_holds_it(string variable)
    {
        WebhookAddress.Find(file: null, variable).Should().Be(new WebhookAddress(new Uri(Webhook), null));
    }

    [Fact]
    public void The_file_wins()
    {
        WebhookAddress.Find(FileWith($"{Webhook}\n"), "https://example.org/other").Should().Be(new WebhookAddress(new Uri(Webhook), null));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/hook")]
    [InlineData("http://localhost/hook")]
    [InlineData("http://[::1]:8080/hook")]
    public void It_may_be_plain_http_on_this_machine(string url)
    {
        WebhookAddress.Find(file: null, url).Should().Be(new WebhookAddress(new Uri(url), null));
    }

    [Theory]
    [InlineData("http://hooks.slack.com/services/T0/B0/secret", "must be https, or http on this machine")]
    [InlineData("http://localhost.example.org/secret", "must be https, or http on this machine")]
    [InlineData("file:///etc/secret", "must be https, or http on this machine")]
    [InlineData("ftp://127.0.0.1/secret", "must be https, or http on this machine")]
    [InlineData("https://secret@hooks.slack.com/services/T0", "must not contain a user or a password")]
    [InlineData("hooks.slack.com/services/secret", "is not a URL")]
    [InlineData("https://hooks.slack.com/services/secret https://hooks.slack.com/services/secret", "is not a URL")]
    [InlineData("https://hooks.slack.com/services/secret\nsecond line", "is not a URL")]
    public void What_cannot_be_used_is_a_problem_that_does_not_show_it(string url, string problem)
    {
        WebhookAddress.Find(file: null, url).Should().Be(new WebhookAddress(null, $"$SLACK_WEBHOOK {problem}"));
    }

    [Fact]
    public void An_empty_file_is_a_problem_and_the_variable_does_not_hide_it()
    {
        var file = FileWith("\n");

        WebhookAddress.Find(file, Webhook).Should().Be(new WebhookAddress(null, $"alerts.webhookFile {file} is empty"));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData(".")]
    public void A_file_that_cannot_be_read_is_a_problem(string name)
    {
        var file = Path.Combine(_folder.FullName, name);

        var found = WebhookAddress.Find(file, Webhook);

        found.Uri.Should().BeNull();
        found.Problem.Should().StartWith($"alerts.webhookFile {file}: ").And.NotContain("\n");
    }

    [Fact]
    public void A_log_does_not_show_it()
    {
        WebhookAddress.Find(file: null, Webhook).ToString().Should().Be("a webhook");
    }

    private string FileWith(string content)
    {
        var file = Path.Combine(_folder.FullName, "webhook");
        File.WriteAllText(file, content);
        return file;
    }
}
