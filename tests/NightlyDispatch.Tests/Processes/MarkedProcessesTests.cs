using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Processes;

public sealed class MarkedProcessesTests
{
    private readonly string _mark = $"{Guid.NewGuid():N}";

    [Fact(Timeout = 30_000)]
    public async Task Finds_a_descendant_that_left_its_session_and_lost_its_parent()
    {
        _ = await Shell.RunAsync(Marked("setsid sleep 60 >/dev/null 2>&1 & exit 0"));

        var found = MarkedProcesses.Find(_mark);

        found.Should().ContainSingle().Which.Session.Should().Be(found.Single().Id);
        await ProcessTree.EndAsync(() => MarkedProcesses.Find(_mark), TimeProvider.System);
        MarkedProcesses.Find(_mark).Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_take_a_longer_or_a_shorter_mark_for_its_own()
    {
        _ = await Shell.RunAsync(Marked("setsid sleep 60 >/dev/null 2>&1 & exit 0"));

        MarkedProcesses.Find(_mark[..^1]).Should().BeEmpty();
        MarkedProcesses.Find(_mark + "0").Should().BeEmpty();

        await ProcessTree.EndAsync(() => MarkedProcesses.Find(_mark), TimeProvider.System);
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_find_a_process_that_only_mentions_the_mark()
    {
        var command = Shell.Command("sleep 60 & echo $!", $"{MarkedProcesses.Variable}={_mark}") with
        {
            Environment = new Dictionary<string, string?> { ["OTHER"] = $"{MarkedProcesses.Variable}={_mark}" },
        };
        var result = await Shell.RunAsync(command);

        MarkedProcesses.Find(_mark).Should().BeEmpty();

        await Shell.KillAsync(int.Parse(result.Output, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Can_be_found_on_this_machine() => MarkedProcesses.CanBeFound.Should().Be(Directory.Exists("/proc/1"));

    private ChildCommand Marked(string script) => Shell.Command(script) with
    {
        Environment = new Dictionary<string, string?> { [MarkedProcesses.Variable] = _mark },
    };
}
