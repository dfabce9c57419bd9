using NightlyDispatch.Dispatching;

namespace NightlyDispatch.Tests.Dispatching;

public sealed class VerdictTests
{
    /// <summary>Design, section 8.</summary>
    private static readonly ExitCode[] Precedence =
    [
        ExitCode.Unexpected, ExitCode.Usage, ExitCode.StateUnusable, ExitCode.TrackerUnusable, ExitCode.RunnerUnusable,
        ExitCode.OutcomeUnknown, ExitCode.NoProvider, ExitCode.DispatchFailed, ExitCode.AlertUndelivered,
    ];

    [Fact]
    public void Nothing_found_is_ok() => Verdict.Of([]).Should().Be(ExitCode.Ok);

    [Fact]
    public void Only_ok_is_ok() => Verdict.Of([ExitCode.Ok, ExitCode.Ok]).Should().Be(ExitCode.Ok);

    [Fact]
    public void Of_several_the_one_that_comes_first_in_the_order_wins()
    {
        for (var first = 0; first < Precedence.Length; first++)
            Verdict.Of([ExitCode.Ok, .. Precedence[first..].Reverse()]).Should().Be(Precedence[first]);
    }
}
