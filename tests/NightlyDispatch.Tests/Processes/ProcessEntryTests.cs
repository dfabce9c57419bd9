using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Processes;

public sealed class ProcessEntryTests
{
    [Fact(Timeout = 30_000)]
    public async Task Knows_a_child_by_its_parent()
    {
        var (entry, end) = await StartAsync(new Tool("/bin/sleep"));

        entry.Parent.Should().Be(Environment.ProcessId);
        entry.Session.Should().Be(ProcessEntry.Read(Environment.ProcessId)!.Session);
        entry.IsZombie.Should().BeFalse();
        ProcessEntry.All().Should().Contain(entry);

        await end();
        ProcessEntry.Read(entry.Id).Should().BeNull();
    }

    [Fact(Timeout = 30_000)]
    public async Task Is_not_misled_by_the_name_of_a_program()
    {
        using var folder = new TemporaryFolder();
        var link = folder["x) Z 1 (y"];
        File.CreateSymbolicLink(link, "/bin/sleep");

        var (entry, end) = await StartAsync(new Tool(link));

        entry.Should().Be(new ProcessEntry(
            entry.Id,
            Environment.ProcessId,
            ProcessEntry.Read(Environment.ProcessId)!.Session,
            entry.StartTime,
            IsZombie: false));
        entry.StartTime.Should().BeGreaterOrEqualTo(ProcessEntry.Read(Environment.ProcessId)!.StartTime);

        await end();
    }

    [Fact(Timeout = 30_000)]
    public async Task Tells_a_process_that_has_ended_but_was_not_waited_for()
    {
        // sleep does not wait for the child that it inherits from the shell.
        var (entry, end) = await StartAsync(new Tool("/bin/sh", ["-c", "true & exec sleep 60", "sh"]));

        await Shell.UntilAsync(() => ProcessEntry.All().Any(child => child.Parent == entry.Id && child.IsZombie));
        var zombie = ProcessEntry.All().Single(child => child.Parent == entry.Id);

        ProcessTree.IsRunning(zombie).Should().BeFalse();

        await end();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void Knows_nothing_of_a_process_that_there_is_not(int id) => ProcessEntry.Read(id).Should().BeNull();

    private static async Task<(ProcessEntry Entry, Func<Task> End)> StartAsync(Tool tool)
    {
        var started = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var command = Shell.Command("", "60") with { Tool = tool };
        var running = new ChildProcess(TimeProvider.System).RunAsync(command, CancellationToken.None, started.SetResult);
        var id = await started.Task;
        return (ProcessEntry.Read(id)!, EndAsync);

        async Task EndAsync()
        {
            await Shell.KillAsync(id);
            (await running).ExitCode.Should().Be(137);
        }
    }
}
