using NightlyDispatch.Configuration;
using NightlyDispatch.Reporting;
using NightlyDispatch.Tests.Configuration;

namespace NightlyDispatch.Tests.Reporting;

public sealed class EffectiveSettingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("worktree.path", "DX_RUNNER_DEFAULT_WORKTREE", "/work/tree", "/work/tree")]
    [InlineData("tools.beadsDir", "BEADS_DIR", "/some/.beads", "/some/.beads")]
    [InlineData("state", "XDG_STATE_HOME", "/var/lib", "/var/lib/nightly-dispatch")]
    [InlineData("alerts.webhookFile", "SLACK_WEBHOOK", "not a URL, perhaps a token", "[redacted]")]
    public void What_a_variable_says_holds_where_the_file_says_nothing(string name, string variable, string value, string shown) =>
        Shown(name, (variable, value)).Should().Be(new EffectiveSetting(name, shown, null, $"${variable}"));

    [Fact]
    public void A_webhook_of_the_environment_is_an_address_that_is_never_shown() =>
        SettingValue.Masked((Uri)Shown("alerts.webhookFile", ("SLACK_WEBHOOK", "https://hooks.slack.com:444/T/B/SECRET?x"))!.Value!)
            .Should().Be("https://hooks.slack.com:444/[redacted]");

    [Fact]
    public void A_tool_is_where_it_was_found()
    {
        var bd = _folder.Program("tools/bd");
        var named = _folder.Program("other/bd");

        Shown("tools.bd", ("PATH", Path.GetDirectoryName(bd)!)).Should().Be(new EffectiveSetting("tools.bd", bd, null, "found in PATH"));
        Shown("tools.bd", ("BD_PATH", named)).Should().Be(new EffectiveSetting("tools.bd", named, null, "$BD_PATH"));
        Shown("tools.bd", ("PATH", "/nowhere")).Should().Be(new EffectiveSetting("tools.bd", null, null, "default"));
    }

    [Fact]
    public void The_file_wins_and_is_named_with_its_line()
    {
        var path = _folder.File("config.json", "{\n\"worktree\": { \"path\": \"/w/{id}\" } }");

        Shown("worktree.path", ("NIGHTLY_DISPATCH_CONFIG", path), ("DX_RUNNER_DEFAULT_WORKTREE", "/work/tree"))
            .Should().Be(new EffectiveSetting("worktree.path", "/w/{id}", 2, "file"));
    }

    [Fact]
    public void Every_setting_is_shown_once()
    {
        var host = SomeHost.WithHome(_folder.Path);
        var file = SettingsFile.Load(null, host);

        var names = EffectiveSetting.All(file, Surroundings.Of(file, host)).Select(setting => setting.Name).ToList();

        names.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(30).And.Contain("providers").And.NotContain("$schema");
    }

    private EffectiveSetting Shown(string name, params (string, string)[] variables)
    {
        var host = SomeHost.WithHome(_folder.Path, variables);
        var file = SettingsFile.Load(null, host);
        return EffectiveSetting.All(file, Surroundings.Of(file, host)).Single(setting => setting.Name == name);
    }
}
