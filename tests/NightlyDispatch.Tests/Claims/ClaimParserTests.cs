using NightlyDispatch.Claims;

namespace NightlyDispatch.Tests.Claims;

public sealed class ClaimParserTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 22, 21, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Error claiming bd-1: already claimed by alice", "alice")]
    [InlineData("Error updating bd-1: operation failed: already claimed by alice", "alice")]
    [InlineData("Error claiming bd-1: issue already claimed by alice\n", "alice")]
    [InlineData("error: ALREADY Claimed By alice\r\n", "alice")]
    [InlineData("already claimed by   Alice van der Berg  \t", "Alice van der Berg")]
    [InlineData("already claimed by Zoë Ångström-Østergård 李雷", "Zoë Ångström-Østergård 李雷")]
    [InlineData("already claimed by Bob \"the \\ builder\" O'Neil", "Bob \"the \\ builder\" O'Neil")]
    [InlineData("already claimed by someone at work by night", "someone at work by night")]
    [InlineData("already claimed by alice at noon", "alice at noon")]
    [InlineData("already claimed by alice at 2026-13-45T99:00:00Z", "alice at 2026-13-45T99:00:00Z")]
    [InlineData("already claimed by already claimed by alice", "already claimed by alice")]
    [InlineData("already claimed by nightlydispatch-host-0123456789abcdef", "nightlydispatch-host-0123456789abcdef")]
    public void Reads_the_owner_to_the_end_of_the_line(string text, string owner) =>
        ClaimParser.Parse(text).Should().Be(new LostClaim(owner, null));

    [Theory]
    [InlineData("already claimed by alice at 2026-11-22T21:00:00Z")]
    [InlineData("already claimed by alice at 2026-11-22T21:00:00")]
    [InlineData("already claimed by alice at 2026-11-22 21:00:00")]
    [InlineData("already claimed by alice at 2026-11-22T21:00")]
    [InlineData("already claimed by alice at 2026-11-22T21:00:00.000000000Z")]
    [InlineData("already claimed by alice at 2026-11-22T23:00:00+02:00")]
    [InlineData("already claimed by alice at 2026-11-22T23:00:00.0+0200")]
    [InlineData("already claimed by alice at 2026-11-22 21:00:00 +0000 UTC")]
    [InlineData("ALREADY CLAIMED BY alice at 2026-11-22T21:00:00Z")]
    [InlineData("Error: already claimed by alice at 2026-11-22t21:00:00z (see bd show bd-1)")]
    [InlineData("already claimed by alice at 2026-11-22T21:00:00Z.")]
    public void Reads_the_time_where_there_is_one(string text) =>
        ClaimParser.Parse(text).Should().Be(new LostClaim("alice", Nine));

    [Fact]
    public void Leaves_an_at_that_is_no_time_to_the_owner() =>
        ClaimParser.Parse("already claimed by alice at work at 2026-11-22T21:00:00Z").Should().Be(new LostClaim("alice at work", Nine));

    [Fact]
    public void Keeps_a_fraction_of_a_second() =>
        ClaimParser.Parse("already claimed by alice at 2026-11-22T21:00:00.25Z")
            .Should().Be(new LostClaim("alice", Nine.AddMilliseconds(250)));

    [Fact]
    public void Reads_the_first_refusal_of_several_lines()
    {
        const string text = """
            Warning: daemon is not running, using direct mode
            Error claiming bd-1: issue already claimed by alice smith
            Error claiming bd-2: issue already claimed by bob
            """;

        ClaimParser.Parse(text).Should().Be(new LostClaim("alice smith", null));
    }

    [Fact]
    public void Passes_over_a_refusal_that_names_nobody() =>
        ClaimParser.Parse("already claimed by \nalready claimed by bob").Should().Be(new LostClaim("bob", null));

    [Theory]
    [InlineData("Error claiming bd-1: issue already claimed: already assigned to \"alice smith\" — coordinate …", "alice smith")]
    [InlineData("Error claiming bd-1: issue already assigned to \"alice\". Use bd update --force", "alice")]
    [InlineData("issue already assigned to \"Bob \\\"the builder\\\" \\\\ Zoë\" — coordinate", "Bob \"the builder\" \\ Zoë")]
    [InlineData("issue already assigned to \"escaped \\x1b by Go\"", "escaped \\x1b by Go")]
    [InlineData("issue already assigned to \"alice at 2026-11-22T21:00:00Z\". Use", "alice at 2026-11-22T21:00:00Z")]
    public void Reads_the_quoted_holder_of_newer_versions(string text, string owner) =>
        ClaimParser.Parse(text).Should().Be(new LostClaim(owner, null));

    [Theory]
    [InlineData("already claimed by \u001b[31mali\0ce", "[31mali ce")]
    [InlineData("issue already assigned to \"ali\\u001bce\\n\\u2028\\tb\" — coordinate", "ali ce   b")]
    [InlineData("""{"error":"issue already claimed by ali\u001bce"}""", "ali ce")]
    public void Keeps_a_holder_on_one_plain_line(string text, string owner) =>
        ClaimParser.Parse(text).Should().Be(new LostClaim(owner, null));

    [Fact]
    public void Reads_a_holder_with_half_a_character()
    {
        ClaimParser.Parse("issue already assigned to \"half \\ud800\". Use").Should().Be(new LostClaim("half \\ud800", null));
        ClaimParser.Parse("issue already assigned to \"half \ud800\\\\\". Use").Should().Be(new LostClaim("half \ufffd\\", null));
    }

    [Fact]
    public void Prefers_the_plain_line_to_the_JSON_summary()
    {
        const string text = """
            {"error":"1 of 2 issues failed to update","failed":[{"id":"bd-1","error":"issue already claimed by from json"}]}
            Error claiming bd-1: issue already claimed by from text
            """;

        ClaimParser.Parse(text).Should().Be(new LostClaim("from text", null));
    }

    [Theory]
    [InlineData("""{"error":"1 of 1 issues failed","failed":[{"id":"bd-1","error":"issue already claimed by alice smith"}],"schema_version":1}""", "alice smith")]
    [InlineData("""{"failed":[{"error":"issue already claimed by Bob \"B\" \u003cbob@example.org\u003e"}]}""", "Bob \"B\" <bob@example.org>")]
    [InlineData("""{"failed":[{"error":"issue already claimed: already assigned to \"Bob \\\"B\\\"\" — coordinate"}]}""", "Bob \"B\"")]
    [InlineData("""{"failed":[{"error":"issue already claimed by alice\nsecond line at 2026-11-22T21:00:00Z"}]}""", "alice")]
    [InlineData("""{"failed":[{"error":"issue already claimed by alice""", "alice")]
    [InlineData("""2026/11/22 21:00:00 {"error":"issue already claimed by alice"}""", "alice")]
    [InlineData("{\n  \"error\": \"issue already claimed by alice\",\n  \"schema_version\": 1\n}", "alice")]
    public void Cuts_a_holder_in_JSON_at_the_closing_quote(string text, string owner) =>
        ClaimParser.Parse(text).Should().Be(new LostClaim(owner, null));

    [Fact]
    public void Reads_a_time_in_JSON() =>
        ClaimParser.Parse("""{"error":"already claimed by alice at 2026-11-22T21:00:00Z"}""").Should().Be(new LostClaim("alice", Nine));

    [Theory]
    [InlineData("")]
    [InlineData("✓ Updated issue: bd-1 — Fix it")]
    [InlineData("Error claiming bd-1: issue not claimable: status closed")]
    [InlineData("already claimed")]
    [InlineData("already claimed by")]
    [InlineData("already claimed by \n")]
    [InlineData("already claimed by   \t ")]
    [InlineData("already claimed by  at 2026-11-22T21:00:00Z")]
    [InlineData("already claimed by at 2026-11-22T21:00:00Z")]
    [InlineData("already claimed bypass")]
    [InlineData("claimed by alice")]
    [InlineData("already claimed\nby alice")]
    [InlineData("already assigned to alice")]
    [InlineData("already assigned to \"\"")]
    [InlineData("already assigned to \"alice")]
    [InlineData("""{"error":"already claimed by "}""")]
    public void Finds_no_holder_where_none_is_named(string text) =>
        ClaimParser.Parse(text).Should().BeNull();

    [Fact]
    public void Cuts_an_owner_that_no_tracker_can_hold() =>
        ClaimParser.Parse("already claimed by " + new string('x', 10_000_000))
            .Should().Be(new LostClaim(new string('x', 255), null));
}
