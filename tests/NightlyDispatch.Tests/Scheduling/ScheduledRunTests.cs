using NightlyDispatch.Scheduling;
using NightlyDispatch.Tests.Configuration;

namespace NightlyDispatch.Tests.Scheduling;

public sealed class ScheduledRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_scheduler_is_told_what_a_shell_knows_and_no_secret()
    {
        var (home, bin) = (_folder.Folder("home"), _folder.Folder("bin"));
        var local = _folder.Folder("home/.local/bin");
        var host = SomeHost.WithHome(
            home,
            ("PATH", $"{bin}:/nowhere:relative:/usr/bin"),
            ("BEADS_DIR", "/b"),
            ("XDG_STATE_HOME", "/s"),
            ("EDITOR", "vi"),
            ("SLACK_WEBHOOK", "https://hooks.slack.com/SECRET"));

        var run = ScheduledRun.Of(host, "sub/config.json", new NightHours(6, 13));

        run.Variables[0].Name.Should().Be("PATH");
        run.Variables[0].Value.Split(':').Should().ContainInOrder(bin, "/usr/bin", local).And.NotContain(["/nowhere", "relative"]);
        run.Variables.Skip(1).Should().Equal(("BEADS_DIR", "/b"), ("XDG_STATE_HOME", "/s"));
        run.SettingsPath.Should().Be(Path.GetFullPath("sub/config.json"));
        run.HasSecretVariable.Should().BeTrue();
        run.User.Should().Be("somebody");
    }
}
