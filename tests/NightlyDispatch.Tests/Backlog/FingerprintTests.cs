using NightlyDispatch.Backlog;

namespace NightlyDispatch.Tests.Backlog;

public sealed class FingerprintTests
{
    private static readonly string Crash = Of("Crash on login", "It crashes.\nAlways.");

    [Theory]
    [InlineData("CRASH on Login", "it crashes. always.")]
    [InlineData("  Crash \t on\u00a0login ", "\r\nIt crashes.\r\n\r\n   Always.\n")]
    public void Case_and_white_space_make_no_difference(string title, string description) =>
        Of(title, description).Should().Be(Crash);

    [Theory]
    [InlineData("Crash on logout", "It crashes.\nAlways.")]
    [InlineData("Crash on login", "It crashes. Sometimes.")]
    [InlineData("Crash on login It", "crashes.\nAlways.")]
    [InlineData("Crash on login", "")]
    [InlineData("Crashonlogin", "It crashes.\nAlways.")]
    public void Other_words_do(string title, string description) =>
        Of(title, description).Should().NotBe(Crash);

    [Fact]
    public void Nothing_but_the_text_counts() =>
        Fingerprint.Of(Some.Bug("bd-b", priority: 0, ageInDays: 9, title: "Crash on login", description: "It crashes.\nAlways.")).Should().Be(Crash);

    [Fact]
    public void It_is_short_and_stays_the_same_from_version_to_version() => Crash.Should().Be("a755bb465f0c4dd574f51f479d8092be");

    private static string Of(string title, string description) => Fingerprint.Of(Some.Bug("bd-a", title: title, description: description));
}
