using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Processes;

public sealed class ProcessTreeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task Kills_after_a_grace_period_what_does_not_end_by_itself()
    {
        var (id, running) = await StartAsync("trap '' TERM; echo > ready; while :; do sleep 0.1; done");

        await ProcessTree.EndAsync(id, sparesOtherSessions: false, _time).WhileTimePassesAsync(_time, TimeSpan.FromMilliseconds(500));

        (await running).ExitCode.Should().Be(137);
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_kill_before_the_grace_period_is_over()
    {
        var (id, running) = await StartAsync("trap 'sleep 0.3; exit 7' TERM; echo > ready; while :; do sleep 0.05; done");

        await ProcessTree.EndAsync(id, sparesOtherSessions: false, _time).WhileTimePassesAsync(_time, TimeSpan.FromMilliseconds(20));

        (await running).ExitCode.Should().Be(7);
    }

    [Fact(Timeout = 30_000)]
    public async Task Ends_also_what_an_orphan_of_the_tree_starts()
    {
        var (id, running) = await StartAsync(
            """
            sh -c 'trap "" TERM; echo > ready; while [ ! -e go ]; do sleep 0.05; done; sleep 60 & echo $! > child; wait' &
            wait
            """);

        var ending = ProcessTree.EndAsync(id, sparesOtherSessions: false, _time);
        (await running).ExitCode.Should().Be(143);
        await File.WriteAllTextAsync(_folder["go"], "");
        await Shell.UntilAsync(() => File.Exists(_folder["child"]) && File.ReadAllText(_folder["child"]).EndsWith('\n'));
        var child = int.Parse(await File.ReadAllTextAsync(_folder["child"]), CultureInfo.InvariantCulture);
        await ending.WhileTimePassesAsync(_time, TimeSpan.FromMilliseconds(200));

        Shell.IsRunning(child).Should().BeFalse();
    }

    [Fact(Timeout = 30_000)]
    public async Task Tells_each_process_only_once_to_end_also_when_its_parent_is_gone_first()
    {
        var mark = $"{Guid.NewGuid():N}";
        var (_, running) = await StartAsync(
            "sh -c 'trap \"echo told >> told\" TERM; echo > ready; while :; do sleep 0.05; done' & wait",
            mark);

        var ending = ProcessTree.EndAsync(() => MarkedProcesses.Find(mark), _time);
        for (var i = 0; i < 60; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Delay(10);
        }

        await ending.WhileTimePassesAsync(_time, TimeSpan.FromSeconds(1));
        (await running).ExitCode.Should().Be(143);
        (await File.ReadAllLinesAsync(_folder["told"])).Should().Equal("told");
    }

    [Fact(Timeout = 30_000)]
    public async Task Gives_up_on_what_comes_back_for_ever()
    {
        var started = new List<ProcessEntry>();

        var ending = ProcessTree.EndAsync(
            () =>
            {
                using var process = Process.Start("/bin/sleep", "60");
                started.Add(ProcessEntry.Read(process.Id)!);
                return started;
            },
            _time);

        await ending.WhileTimePassesAsync(_time, TimeSpan.FromSeconds(1));
        started.Count.Should().BeGreaterThan(10);
        await ProcessTree.EndAsync(() => started, TimeProvider.System);
    }

    [Fact(Timeout = 30_000)]
    public async Task Has_nothing_to_do_where_the_process_is_gone()
    {
        var id = 0;
        _ = await new ChildProcess(TimeProvider.System).RunAsync(Shell.Command("true"), CancellationToken.None, started => id = started);

        var ending = ProcessTree.EndAsync(id, sparesOtherSessions: false, _time);

        ending.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact(Timeout = 30_000)]
    public async Task Takes_a_later_process_with_the_same_id_for_another()
    {
        var (id, running) = await StartAsync("echo > ready; exec sleep 60");
        var entry = ProcessEntry.Read(id)!;

        ProcessTree.IsRunning(entry).Should().BeTrue();
        ProcessTree.IsRunning(entry with { StartTime = entry.StartTime - 1 }).Should().BeFalse();

        await Shell.KillAsync(id);
        (await running).ExitCode.Should().Be(137);
    }

    private async Task<(int Id, Task<ChildResult> Running)> StartAsync(string script, string mark = "")
    {
        var started = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var command = Shell.Command(script) with
        {
            WorkingDirectory = _folder.Path,
            Environment = new Dictionary<string, string?> { [MarkedProcesses.Variable] = mark },
        };
        var running = new ChildProcess(TimeProvider.System).RunAsync(command, CancellationToken.None, started.SetResult);
        var id = await started.Task;
        if (script.Contains("ready", StringComparison.Ordinal))
            await Shell.UntilAsync(() => File.Exists(_folder["ready"]));

        return (id, running);
    }
}
