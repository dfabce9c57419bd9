using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Configuration;

public sealed class HostEnvironmentTests
{
    [Fact]
    public void Is_read_from_the_process()
    {
        var current = HostEnvironment.Current();

        current["PATH"].Should().Be(Environment.GetEnvironmentVariable("PATH"));
        current.Home.Should().StartWith("/");
        current.UserName.Should().Be(Environment.UserName);
        current.HostName.Should().Be(Environment.MachineName);
    }

    [Fact]
    public void An_empty_variable_is_not_set()
    {
        var environment = SomeHost.With(("EMPTY", ""), ("FULL", "x"));

        environment["EMPTY"].Should().BeNull();
        environment["FULL"].Should().Be("x");
        environment["MISSING"].Should().BeNull();
    }

    [Theory]
    [InlineData("/xdg", "/home/somebody", "/xdg")]
    [InlineData("relative", "/home/somebody", "/home/somebody/.config")]
    [InlineData("", "/home/somebody", "/home/somebody/.config")]
    [InlineData("/xdg", null, "/xdg")]
    [InlineData("", null, null)]
    public void An_XDG_folder_counts_only_if_it_is_absolute(string variable, string? home, string? folder) =>
        SomeHost.WithHome(home, ("XDG_CONFIG_HOME", variable)).XdgFolder("XDG_CONFIG_HOME", ".config").Should().Be(folder);
}
