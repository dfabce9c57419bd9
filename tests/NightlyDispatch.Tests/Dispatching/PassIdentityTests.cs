using NightlyDispatch.Dispatching;

namespace NightlyDispatch.Tests.Dispatching;

public sealed class PassIdentityTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 22, 3, 4, 5, TimeSpan.FromHours(2));

    [Fact]
    public void Names_the_pass_by_its_time_in_UTC_and_the_actor_by_its_host()
    {
        var pass = PassIdentity.New("Build-1.example.org", "machine-1", "/state", Now);

        pass.Id.Should().MatchRegex("^20260822T010405Z-[0-9a-f]{4}$");
        pass.Actor.Should().MatchRegex("^nightlydispatch-build-1-example-org-[0-9a-f]{16}$");
        (pass.Host, pass.Machine).Should().Be(("Build-1.example.org", "machine-1"));
    }

    [Fact]
    public void Two_passes_never_share_an_actor() =>
        Enumerable.Range(0, 50).Select(_ => New("h").Actor).Should().OnlyHaveUniqueItems();

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("name with blanks and 'quotes' and \n lines")]
    [InlineData("--actor")]
    [InlineData("naïve-höst-日本")]
    [InlineData("../../etc")]
    [InlineData("a-host-name-of-the-greatest-length-that-linux-allows-it-to-have-64")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    public void An_actor_is_safe_as_an_argument_and_no_longer_than_a_tracker_takes(string host)
    {
        var pass = New(host);

        pass.Actor.Should().MatchRegex("^nightlydispatch-[a-z0-9-]+-[0-9a-f]{16}$");
        pass.Actor.Length.Should().BeLessThanOrEqualTo(100);
        pass.IsOurs(pass.Actor).Should().BeTrue();
    }

    [Fact]
    public void An_actor_of_another_pass_of_this_host_is_ours() =>
        New("build-1").IsOurs(New("build-1").Actor).Should().BeTrue();

    [Theory]
    [InlineData("a", "a-b")]
    [InlineData("a-b", "a")]
    [InlineData("build-1", "build-10")]
    [InlineData("build-1", "build-1-0123456789abcdef")]
    [InlineData("build-1-0123456789abcdef", "build-1")]
    [InlineData("a-host-name-of-some-length-in-a-cluster-1", "a-host-name-of-some-length-in-a-cluster-2")]
    public void An_actor_of_another_host_is_not_ours(string host, string other) =>
        New(host).IsOurs(New(other).Actor).Should().BeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Dana Moor")]
    [InlineData("nightlydispatch-build-1-")]
    [InlineData("nightlydispatch-build-1-0123456789abcde")]
    [InlineData("nightlydispatch-build-1-0123456789abcdeg")]
    [InlineData("nightlydispatch-build-1-0123456789ABCDEF")]
    [InlineData("nightlydispatch-build-1-0123456789abcdef ")]
    [InlineData("xnightlydispatch-build-1-0123456789abcdef")]
    [InlineData("nightlydispatch-build_1-0123456789abcdef")]
    public void Whatever_only_looks_like_an_actor_is_not_ours(string? actor) =>
        New("build-1").IsOurs(actor).Should().BeFalse();

    [Theory]
    [InlineData("machine-2", "/state")]
    [InlineData("machine-1", "/home/other/state")]
    public void An_actor_of_another_installation_is_not_ours_although_the_hosts_have_one_name(string machine, string stateFolder) =>
        New("build-1").IsOurs(PassIdentity.New("build-1", machine, stateFolder, Now).Actor).Should().BeFalse();

    private static PassIdentity New(string host) => PassIdentity.New(host, "machine-1", "/state", Now);
}
