using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.EndToEnd.Settling;

/// <summary>The moments at which a rehearsed pass can be killed are exact, and what it was calling goes on.</summary>
public sealed class KillPointTests
{
    private const int Bound = 180_000;

    [Theory(Timeout = Bound)]
    [InlineData("ledger:1", 0, 0)]
    [InlineData("ledger:2", 1, 0)]
    [InlineData("ledger:3", 1, 2)]
    [InlineData("ledger:4", 2, 2)]
    public async Task A_pass_is_killed_before_or_after_a_line_of_its_ledger(string moment, int lines, int calls)
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));

        var pass = await night.RunWithAsync(At(moment), "run");

        pass.ExitCode.Should().Be(137);
        (night.Events.Count, night.Calls.Count).Should().Be((lines, calls));
    }

    [Theory(Timeout = Bound)]
    [InlineData("call:5")]
    [InlineData("call:6")]
    public async Task A_pass_is_killed_at_the_beginning_or_the_end_of_a_call_which_goes_on(string moment)
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));

        var pass = await night.RunWithAsync(At(moment), "run");
        await night.ToolsEndedAsync();

        pass.ExitCode.Should().Be(137);
        night.Calls.Select(call => (call.Arguments[0], call.ExitCode)).Should().Equal(("version", 0), ("list", 0), ("ready", 0));
    }

    [Fact(Timeout = Bound)]
    public async Task A_call_that_is_to_wait_goes_on_when_it_is_told_to()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));

        var pass = await night.RunWithAsync(At("call:5:wait"), "run");
        var waiting = night.Calls[^1];
        ProcessEntry.Read(waiting.ProcessId).Should().NotBeNull();
        await File.WriteAllTextAsync(Path.Join(night.Folder.Root, KillPoint.GoOnFile), "");
        await night.ToolsEndedAsync();

        pass.ExitCode.Should().Be(137);
        waiting.ExitCode.Should().BeNull();
        night.Calls[^1].ExitCode.Should().Be(0);
    }

    private static Dictionary<string, string?> At(string moment) => new() { [KillPoint.Variable] = moment };
}
