using NightlyDispatch.CommandLine;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class InkTests
{
    [Fact]
    public void A_text_is_coloured_to_its_end() => new Ink(IsOn: true).Bad("no").Should().Be("\u001b[31mno\u001b[0m");

    [Fact]
    public void Without_a_terminal_a_text_stays_as_it_is()
    {
        Ink.Of(isTerminal: false).Should().Be(Ink.None);
        Ink.None.Warning("no").Should().Be("no");
    }
}
