namespace NightlyDispatch.Tests.Configuration;

/// <summary>Numbers, switches and durations that make no sense, and what is said of them.</summary>
public sealed class RefusedNumbersTests
{
    [Theory]
    [InlineData("""{ "dispatch": { "maxPerPass": ▸0 } }""", "$.dispatch.maxPerPass: must be a whole number from 1 to 100")]
    [InlineData("""{ "dispatch": { "maxPerPass": ▸101 } }""", "$.dispatch.maxPerPass: must be a whole number from 1 to 100")]
    [InlineData("""{ "dispatch": { "maxTriesPerPass": ▸-1 } }""", "$.dispatch.maxTriesPerPass: must be a whole number from 1 to 1000")]
    [InlineData("""{ "dispatch": { "quarantineAfter": ▸1.5 } }""", "$.dispatch.quarantineAfter: must be a whole number from 1 to 100")]
    [InlineData("""{ "dispatch": { "quarantineAfter": ▸1e1 } }""", "$.dispatch.quarantineAfter: must be a whole number from 1 to 100")]
    [InlineData("""{ "dispatch": { "ackRetries": ▸4 } }""", "$.dispatch.ackRetries: must be a whole number from 0 to 3")]
    [InlineData("""{ "dispatch": { "ackRetries": ▸9999999999 } }""", "$.dispatch.ackRetries: must be a whole number from 0 to 3")]
    [InlineData("""{ "dispatch": { "ackRetries": ▸"1" } }""", "$.dispatch.ackRetries: must be a whole number from 0 to 3, not text")]
    [InlineData("""{ "dispatch": { "ackRetries": ▸null } }""", "$.dispatch.ackRetries: must be a whole number from 0 to 3, not null")]
    [InlineData("""{ "backlog": { "overloadAbove": ▸0 } }""", "$.backlog.overloadAbove: must be a whole number from 1 to 10000")]
    [InlineData("""{ "backlog": { "priorities": [0, ▸5] } }""", "$.backlog.priorities[1]: must be a whole number from 0 to 4")]
    [InlineData("""{ "parallelism": { "duringMigration": ▸0 } }""", "$.parallelism.duringMigration: must be a whole number from 1 to 16")]
    [InlineData("""{ "parallelism": { "afterMigration": ▸17 } }""", "$.parallelism.afterMigration: must be a whole number from 1 to 16")]
    [InlineData("""{ "prompt": { "maxBytes": ▸999 } }""", "$.prompt.maxBytes: must be a whole number from 1000 to 120000")]
    [InlineData("""{ "prompt": { "maxBytes": ▸120001 } }""", "$.prompt.maxBytes: must be a whole number from 1000 to 120000")]
    public void A_number_is_whole_and_within_its_range(string text, string complaint) =>
        Refused.ComplaintAbout(text).Should().Be(complaint);

    [Theory]
    [InlineData("""{ "alerts": { "onProviderFallback": ▸"true" } }""", "$.alerts.onProviderFallback: must be true or false, not text")]
    [InlineData("""{ "alerts": { "onProviderFallback": ▸1 } }""", "$.alerts.onProviderFallback: must be true or false, not a number")]
    [InlineData("""{ "alerts": { "onNoProviders": ▸null } }""", "$.alerts.onNoProviders: must be true or false, not null")]
    public void A_switch_is_true_or_false(string text, string complaint) =>
        Refused.ComplaintAbout(text).Should().Be(complaint);

    [Theory]
    [InlineData("""{ "dispatch": { "ackTimeout": ▸"45" } }""", "$.dispatch.ackTimeout", "from 100ms to 10m")]
    [InlineData("""{ "dispatch": { "ackTimeout": ▸"99ms" } }""", "$.dispatch.ackTimeout", "from 100ms to 10m")]
    [InlineData("""{ "dispatch": { "ackTimeout": ▸"10m1s" } }""", "$.dispatch.ackTimeout", "from 100ms to 10m")]
    [InlineData("""{ "dispatch": { "ackTimeout": ▸"" } }""", "$.dispatch.ackTimeout", "from 100ms to 10m")]
    [InlineData("""{ "dispatch": { "preflightTimeout": ▸"-90s" } }""", "$.dispatch.preflightTimeout", "from 1s to 30m")]
    [InlineData("""{ "dispatch": { "preflightTimeout": ▸"1 m" } }""", "$.dispatch.preflightTimeout", "from 1s to 30m")]
    [InlineData("""{ "dispatch": { "passDeadline": ▸"25h" } }""", "$.dispatch.passDeadline", "from 1s to 24h")]
    [InlineData("""{ "dispatch": { "passDeadline": ▸"00:50:00" } }""", "$.dispatch.passDeadline", "from 1s to 24h")]
    [InlineData("""{ "dispatch": { "claimPause": ▸"2m" } }""", "$.dispatch.claimPause", "from 0s to 1m")]
    [InlineData("""{ "dispatch": { "cooldown": ▸"6h1s" } }""", "$.dispatch.cooldown", "of 0s (never) or from 1s to 6h")]
    [InlineData("""{ "dispatch": { "jobTimeout": ▸"500ms" } }""", "$.dispatch.jobTimeout", "of 0s (never) or from 1s to 168h")]
    [InlineData("""{ "parallelism": { "migrationWindow": ▸"2d" } }""", "$.parallelism.migrationWindow", "from 0s to 8760h")]
    [InlineData("""{ "alerts": { "rateLimit": ▸"0s" } }""", "$.alerts.rateLimit", "from 1s to 24h")]
    [InlineData("""{ "alerts": { "rateLimit": ▸"30M" } }""", "$.alerts.rateLimit", "from 1s to 24h")]
    public void A_duration_has_units_and_is_within_its_range(string text, string path, string range) =>
        Refused.ComplaintAbout(text).Should().Be($"{path}: must be a duration {range}, written like \"45s\" or \"1h30m\"");

    [Theory]
    [InlineData("""{ "dispatch": { "ackTimeout": ▸45 } }""", "not a number")]
    [InlineData("""{ "dispatch": { "claimPause": ▸null } }""", "not null")]
    public void A_duration_is_text(string text, string whatItIs) =>
        Refused.ComplaintAbout(text).Should().EndWith($", written like \"45s\" or \"1h30m\", {whatItIs}");

    [Theory]
    [InlineData(
        """{ "dispatch": { "maxPerPass": ▸11 } }""",
        "$.dispatch.maxPerPass: maxTriesPerPass (10) must not be below maxPerPass (11)")]
    [InlineData(
        """{ "dispatch": { "maxTriesPerPass": ▸2 } }""",
        "$.dispatch.maxTriesPerPass: maxTriesPerPass (2) must not be below maxPerPass (3)")]
    [InlineData(
        """{ "dispatch": { "maxPerPass": 9, "maxTriesPerPass": ▸8 } }""",
        "$.dispatch.maxTriesPerPass: maxTriesPerPass (8) must not be below maxPerPass (9)")]
    [InlineData(
        """{ "dispatch": { "passDeadline": ▸"30s" } }""",
        "$.dispatch.passDeadline: passDeadline (30s) must not be below ackTimeout (45s)")]
    [InlineData(
        """{ "parallelism": { "duringMigration": ▸3 } }""",
        "$.parallelism.duringMigration: duringMigration (3) must not be above afterMigration (2)")]
    [InlineData(
        """{ "parallelism": { "duringMigration": ▸3, "afterMigration": 2 } }""",
        "$.parallelism.duringMigration: duringMigration (3) must not be above afterMigration (2)")]
    public void What_must_hold_between_settings_is_said_of_the_one_that_the_file_gives(string text, string complaint) =>
        Refused.ComplaintAbout(text).Should().Be(complaint);
}
