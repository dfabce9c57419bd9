using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd.Screens;

public sealed class TerminalTests
{
    private const int Bound = 120_000;
    private const string EraseLine = "\r\u001b[K";

    private static readonly RehearsalSetting Slow = RehearsalSetting.Of(Night.Bug(1)) with
    {
        Runner = new RunnerPlan().WithPreflight("opencode", PreflightVerdict.Passes, TimeSpan.FromSeconds(1)),
    };

    [NeedsFact("script", "bsdutils", Timeout = Bound)]
    public async Task A_pass_tells_what_it_waits_for_below_its_log_and_leaves_nothing_of_it()
    {
        await using var night = await Night.BeginAsync(Slow);

        var pass = await Terminal.RunAsync(night, ["run"]);

        pass.Output.Should().Contain($"{EraseLine}\u001b[?7lAsking opencode zhipuai-coding-plan/glm-5 whether it answers … 0 s\u001b[?7h");
        ScreenText.Of(pass.Output, night.Folder.Root).Should().NotContain("whether it answers").And.Contain("1 dispatched");
    }

    [NeedsTheory("script", "bsdutils", Timeout = Bound)]
    [InlineData("| cat", true)]
    [InlineData("2> /dev/null", false)]
    public async Task Each_stream_is_judged_by_itself(string redirection, bool isErrorSeen)
    {
        await using var night = await Night.BeginAsync(Slow);

        var pass = await Terminal.RunAsync(night, ["run"], redirection);

        pass.Output.Should().NotContain("whether it answers", "a line is drawn only where nothing else can come between");
        pass.Output.Contains("\u001b[2m", StringComparison.Ordinal).Should().Be(isErrorSeen, "the log is coloured where it is seen");
        pass.Output.Contains("\u001b[32mpass ", StringComparison.Ordinal).Should().Be(!isErrorSeen, "the account is not, in a pipe");
    }

    [NeedsFact("script", "bsdutils", Timeout = Bound)]
    public async Task A_terminal_that_can_do_nothing_is_asked_for_nothing()
    {
        await using var night = await Night.BeginAsync(Slow);

        var pass = await Terminal.RunAsync(night, ["run"], type: "dumb");

        pass.Output.Should().NotContain("\u001b[").And.Contain("1 dispatched");
    }
}
