using System.Text;
using NightlyDispatch.Configuration;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.Configuration;

public sealed class SettingsReaderTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData(SettingsText.Default)]
    [InlineData("""{"backlog": {}, "dispatch": {}, "parallelism": {}, "worktree": {}, "prompt": {}}""")]
    [InlineData("""/* few words */ {"alerts": {}, "heartbeat": {}, "tools": {},}""")]
    public void What_is_left_out_has_the_value_that_the_example_shows(string text) =>
        Read(text).Should().BeEquivalentTo(DefaultSettings.Value, options => options.WithStrictOrdering());

    [Fact]
    public void Every_setting_can_be_changed()
    {
        var settings = Read("""
            {
              "providers": [{ "models": ["b", "a/c:1"], "name": "any-1", "behavior": "backstop" }],
              "backlog": { "types": ["bug", "chore_2"], "priorities": [4, 2], "excludeLabels": ["a b", "später"], "overloadAbove": 7 },
              "dispatch": {
                "maxPerPass": 4, "maxTriesPerPass": 5, "quarantineAfter": 6, "ackTimeout": "500ms", "ackRetries": 0,
                "preflightTimeout": "1m", "passDeadline": "1h30m", "claimPause": "2s", "cooldown": "0s", "jobTimeout": "0s"
              },
              "parallelism": { "duringMigration": 2, "afterMigration": 3, "migrationWindow": "0s" },
              "worktree": { "path": "~/w/{repo}/{id}", "create": ["make-it", "{id}:{repo}", "{path}", ""], "repo": "my.repo" },
              "prompt": { "template": "~/t.md", "directory": "/var/tmp", "maxBytes": 1000 },
              "alerts": {
                "channel": "C0123456789", "webhookFile": "/etc/hook", "onProviderFallback": false, "onNoProviders": false, "rateLimit": "1m"
              },
              "heartbeat": { "url": "https://example.org/ping/1" },
              "tools": { "bd": "bd-next", "dxRunner": ["~/bin/dx-runner", "-x"], "beadsDir": "~" },
              "state": "/var/lib/nightly"
            }
            """);

        settings.Should().BeEquivalentTo(
            new Settings(
                [new ProviderSettings("any-1", ["b", "a/c:1"], ProviderBehavior.Backstop)],
                new BacklogSettings(["bug", "chore_2"], [4, 2], ["a b", "später"], 7),
                new DispatchSettings(
                    MaxPerPass: 4,
                    MaxTriesPerPass: 5,
                    QuarantineAfter: 6,
                    TimeSpan.FromMilliseconds(500),
                    AckRetries: 0,
                    TimeSpan.FromMinutes(1),
                    TimeSpan.FromMinutes(90),
                    TimeSpan.FromSeconds(2),
                    Cooldown: TimeSpan.Zero,
                    JobTimeout: TimeSpan.Zero),
                new ParallelismSettings(2, 3, TimeSpan.Zero),
                new WorktreeSettings("/home/somebody/w/{repo}/{id}", ["make-it", "{id}:{repo}", "{path}", ""], "my.repo"),
                new PromptSettings("/home/somebody/t.md", "/var/tmp", 1000),
                new AlertSettings("C0123456789", "/etc/hook", false, false, TimeSpan.FromMinutes(1)),
                new HeartbeatSettings(new Uri("https://example.org/ping/1")),
                new ToolSettings(["bd-next"], ["/home/somebody/bin/dx-runner", "-x"], "/home/somebody"),
                "/var/lib/nightly"),
            options => options.WithStrictOrdering());
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/p")]
    [InlineData("http://[::1]/p")]
    [InlineData("http://localhost/p?create=1")]
    public void A_heartbeat_on_this_machine_needs_no_https(string address) =>
        Read($$"""{ "heartbeat": { "url": "{{address}}" } }""").Heartbeat.Should().Be(new HeartbeatSettings(new Uri(address)));

    [Theory]
    [InlineData("#a")]
    [InlineData("@some.one")]
    [InlineData("#überfällig")]
    [InlineData("G12345678")]
    public void A_channel_is_a_name_with_a_sign_or_an_id(string channel) =>
        Read($$"""{ "alerts": { "channel": "{{channel}}" } }""").Alerts.Channel.Should().Be(channel);

    [Fact]
    public void No_label_need_be_excluded() =>
        Read("""{ "backlog": { "excludeLabels": [] } }""").Backlog.ExcludeLabels.Should().BeEmpty();

    [Fact]
    public void A_path_under_home_needs_a_home()
    {
        var read = () => SettingsReader.Read("s.json", """{ "state": "~/s" }"""u8.ToArray(), SomeHost.WithHome(null));

        read.Should().Throw<SettingsException>()
            .WithMessage("s.json:1:12: $.state: begins with \"~\", but no home folder is known: set $HOME");
    }

    private static Settings Read(string text) => SettingsReader.Read("settings.json", Encoding.UTF8.GetBytes(text), SomeHost.With());
}
