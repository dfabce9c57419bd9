using NightlyDispatch.Scheduling;

namespace NightlyDispatch.Tests.Scheduling;

public sealed class CronTableTests
{
    private static readonly ScheduledRun Run = new(
        "/opt/nightly-dispatch",
        SettingsPath: null,
        [("PATH", "/opt/bin:/usr/bin")],
        "somebody",
        new NightHours(6, 13),
        HasSecretVariable: false);

    [Fact]
    public void A_quiet_pass_is_made_every_hour_with_the_path_that_it_needs() =>
        Lines(Run).Should().Equal("PATH=/opt/bin:/usr/bin", "0 6-13 * * *  /opt/nightly-dispatch run --quiet");

    [Fact]
    public void Cron_is_told_what_is_a_percent_and_what_is_one_word() =>
        Lines(Run with { Program = "/a b/100%/it's", SettingsPath = "/c%/config.json" })[^1]
            .Should().Be("""0 6-13 * * *  '/a b/100\%/it'\''s' run --quiet --config '/c\%/config.json'""");

    [Fact]
    public void With_a_log_the_mail_names_the_exit_code() =>
        Lines(Run, "/var/log/night.log")[^1].Should().Be(
            "0 6-13 * * *  /opt/nightly-dispatch run >> /var/log/night.log 2>&1 "
            + "|| echo \"nightly-dispatch: exit $?, see \"/var/log/night.log");

    [Theory]
    [InlineData("/plain", "X=/plain")]
    [InlineData("/a b", "X=/a b")]
    [InlineData(" /blank ", "X=\" /blank \"")]
    [InlineData("say \"it\"", "X='say \"it\"'")]
    public void A_variable_keeps_its_value(string value, string line) =>
        Lines(Run with { Variables = [("X", value)] })[0].Should().Be(line);

    [Fact]
    public void A_secret_does_not_stand_in_a_crontab() =>
        CronTable.Text(Run with { HasSecretVariable = true }, log: null, out _)
            .Should().Contain("# SLACK_WEBHOOK is set in your shell, and cron will not have it.");

    [Fact]
    public void A_line_that_cron_would_cut_is_refused()
    {
        CronTable.Text(Run with { Variables = [("PATH", new string('x', 1000))] }, log: null, out var problem);

        problem.Should().StartWith("cron takes no line of more than 998 bytes, and this one would be longer: PATH=xxx");
    }

    [Fact]
    public void A_line_break_cannot_stand_in_a_crontab()
    {
        CronTable.Text(Run with { SettingsPath = "/a\nb" }, log: null, out var problem);

        problem.Should().Be("a name with a line break cannot stand in a crontab");
    }

    private static string[] Lines(ScheduledRun run, string? log = null)
    {
        var text = CronTable.Text(run, log, out var problem);
        problem.Should().BeNull();
        return [.. text.Split('\n').Where(line => !line.StartsWith('#'))];
    }
}
