using NightlyDispatch.DxRunner;

namespace NightlyDispatch.Tests.DxRunner;

public sealed class AcknowledgementTests
{
    [Fact]
    public void Is_the_last_line_of_a_report() =>
        Find("provider: opencode\n\n=== Preflight PASSED ===\nstarted beads=bd-1 provider=opencode pid=12345 log=/tmp/dx-runner/opencode/bd-1.log\n")
            .Should().Be(new Acknowledgement(12345));

    [Theory]
    [InlineData("started beads=bd-1 provider=opencode pid=77 log=x\r\n")]
    [InlineData("started beads=bd-1 provider=opencode pid=77")]
    [InlineData("started beads=bd-2 provider=opencode pid=1 log=x\nstarted beads=bd-1 provider=opencode pid=77 log=x\nand more\n")]
    public void Is_found_among_other_lines(string output) =>
        Find(output).Should().Be(new Acknowledgement(77));

    [Theory]
    [InlineData("started beads=bd-1 provider=opencode pid= log=x")]
    [InlineData("started beads=bd-1 provider=opencode pid=unknown log=x")]
    [InlineData("started beads=bd-1 provider=opencode pid=-5 log=x")]
    [InlineData("started beads=bd-1 provider=opencode pid=99999999999 log=x")]
    public void Without_a_number_it_is_one_all_the_same(string output) =>
        Find(output).Should().Be(new Acknowledgement(null));

    [Theory]
    [InlineData("")]
    [InlineData("=== Preflight PASSED ===\n")]
    [InlineData("started beads=bd-10 provider=opencode pid=1 log=x")]
    [InlineData("started beads=bd-1.1 provider=opencode pid=1 log=x")]
    [InlineData("started beads=bd-1 provider=gemini pid=1 log=x")]
    [InlineData("started beads=bd-1 provider=opencode")]
    [InlineData("  started beads=bd-1 provider=opencode pid=1 log=x")]
    [InlineData("nothing was started beads=bd-1 provider=opencode pid=1 log=x")]
    [InlineData("Started beads=bd-1 provider=opencode pid=1 log=x")]
    public void Anything_else_is_none(string output) =>
        Find(output).Should().BeNull();

    private static Acknowledgement? Find(string output) => Acknowledgement.Find(output, "bd-1", "opencode");
}
