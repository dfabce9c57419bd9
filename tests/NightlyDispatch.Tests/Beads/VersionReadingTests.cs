using NightlyDispatch.Beads;

namespace NightlyDispatch.Tests.Beads;

public sealed class VersionReadingTests
{
    [Theory]
    [InlineData("{\"branch\":\"main\",\"build\":\"release\",\"schema_version\":1,\"version\":\"1.0.5\"}", "1.0.5")]
    [InlineData("{\"data\":{\"version\":\"1.3.0\"},\"schema_version\":1}", "1.3.0")]
    [InlineData("{\"version\":\"v1.1.0-rc.1\"}", "1.1.0")]
    [InlineData("bd version 0.49.6 (dev: main@abc)", "0.49.6")]
    [InlineData("warning: two bd in PATH\nbd version 1.2.2\n", "1.2.2")]
    public void Reads_both_forms(string text, string version) => VersionReading.Read(text).Should().Be(Version.Parse(version));

    [Theory]
    [InlineData("")]
    [InlineData("bd version dev")]
    [InlineData("{\"version\":\"dev\"}")]
    [InlineData("{\"version\":1.0}")]
    [InlineData("{\"version\":\"1.0\"}")]
    [InlineData("{\"version\":\"\\ud800\"}")]
    [InlineData("{\"error\":\"1.0.5\"}")]
    [InlineData("[]")]
    [InlineData("bd version 1.2.99999999999999")]
    [InlineData("my abd version 1.2.3")]
    public void Does_not_guess(string text) => VersionReading.Read(text).Should().BeNull();

    [Theory]
    [InlineData("0.57.0")]
    [InlineData("1.0.5")]
    [InlineData("2.0.0")]
    public void Has_nothing_to_say_about_a_version_whose_exit_codes_tell_a_lost_claim(string version)
    {
        VersionReading.Judge(Version.Parse(version), "/bin/bd").Should().Be(new TrackerVersion(Version.Parse(version), null));
    }

    [Theory]
    [InlineData("0.50.0")]
    [InlineData("0.56.1")]
    public void Warns_of_a_version_whose_exit_codes_do_not(string version)
    {
        VersionReading.Judge(Version.Parse(version), "/bin/bd").Should().Be(new TrackerVersion(
            Version.Parse(version),
            $"bd {version} at /bin/bd exits 0 for a claim that was lost; 0.57.0 or newer tells"));
    }

    [Fact]
    public void Warns_of_an_unreadable_version()
    {
        VersionReading.Judge(null, "/bin/bd")
            .Should().Be(new TrackerVersion(null, "The version of /bin/bd cannot be read; it is used as it is"));
    }

    [Theory]
    [InlineData("0.49.6")]
    [InlineData("0.9.11")]
    public void Refuses_a_version_that_is_too_old(string version)
    {
        FluentActions.Invoking(() => VersionReading.Judge(Version.Parse(version), "/opt/bd"))
            .Should().Throw<TrackerException>().WithMessage($"bd {version} at /opt/bd is too old, 0.50.0 the oldest*");
    }

    [Theory]
    [InlineData("1.2.2", false)]
    [InlineData("1.3.0", true)]
    [InlineData("2.0.0", true)]
    public void Knows_which_versions_update_on_condition(string version, bool expected)
    {
        VersionReading.HasConditionalUpdates(Version.Parse(version)).Should().Be(expected);
        VersionReading.HasConditionalUpdates(null).Should().BeFalse();
    }
}
